package dev.itemstore.localdb;

import java.util.List;
import java.util.Optional;

/** How one kind of server is initialised, run and asked. */
interface ServerProgram {

  /** Returns the engine's id, {@code mysql}. */
  String id();

  /** Returns what {@code --version} says: data of different versions are not mixed. */
  String version();

  /** Returns how many ports it needs besides the one for clients. */
  default int innerPorts() {
    return 0;
  }

  /** Returns the account that must own its data; empty for the one that we run under. */
  default Optional<Account> account() {
    return Optional.empty();
  }

  /** Returns the bytes of disk that empty data take. */
  long emptySize();

  /**
   * Makes empty data, by a server that has ended when this returns.
   *
   * @param place its folder for data is there, empty and owned by {@link #account}
   */
  void initialise(ServerPlace place);

  /** Returns its processes, in the order in which they start. */
  List<ProcessSpec> processes(ServerPlace place);

  /** Returns the URL for clients. */
  String url(ServerPlace place);

  /** Returns the JDBC URL of the SQL database underneath; empty where there is none. */
  default Optional<String> sqlUrl(ServerPlace place) {
    return Optional.empty();
  }

  /** Asks the running server what it is: {@code MySQL 9.7.4}. */
  String engine(ServerPlace place);
}
