package dev.itemstore.localdb;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** Writes numbers into a server and reads them back, by its own driver. */
interface TestClient extends AutoCloseable {

  /** Returns when the server has acknowledged the number. */
  void write(int number) throws Exception;

  Set<Integer> readAll() throws Exception;

  @Override
  void close();

  static TestClient of(LocalServer server) throws Exception {
    return server.url().startsWith("jdbc:") ? new Jdbc(server.url()) : new Mongo(server.url());
  }

  /** The MySQL family. */
  final class Jdbc implements TestClient {
    private final Connection connection;

    Jdbc(String url) throws SQLException {
      connection = DriverManager.getConnection(url + "&socketTimeout=20000");
      try (var statement = connection.createStatement()) {
        statement.execute("CREATE TABLE IF NOT EXISTS number (value INT PRIMARY KEY)");
      }
    }

    @Override
    public void write(int number) throws SQLException {
      try (var statement = connection.prepareStatement("INSERT INTO number VALUES (?)")) {
        statement.setInt(1, number);
        statement.executeUpdate();
      }
    }

    @Override
    public Set<Integer> readAll() throws SQLException {
      Set<Integer> all = new HashSet<>();
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery("SELECT value FROM number")) {
        while (rows.next()) {
          all.add(rows.getInt(1));
        }
      }
      return all;
    }

    String variable(String name) throws SQLException {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery("SELECT @@" + name)) {
        rows.next();
        return rows.getString(1);
      }
    }

    @Override
    public void close() {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** What speaks MongoDB's protocol. */
  final class Mongo implements TestClient {
    private final MongoClient client;
    private final MongoCollection<Document> numbers;

    Mongo(String url) {
      client = MongoClients.create(url);
      numbers =
          client
              .getDatabase("itemstore")
              .getCollection("number")
              .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
              .withTimeout(20, TimeUnit.SECONDS);
    }

    @Override
    public void write(int number) {
      numbers.insertOne(new Document("_id", number));
    }

    @Override
    public Set<Integer> readAll() {
      Set<Integer> all = new HashSet<>();
      numbers.find().forEach(document -> all.add(document.getInteger("_id")));
      return all;
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
