package dev.itemstore.localdb;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * One process of a server.
 *
 * @param name what people know it by: {@code mysqld}
 * @param command the program, which stays in the foreground, and its arguments
 * @param environment what to set on top of this process's environment
 * @param stopSignal the signal that stops it in an orderly way, without {@code SIG}
 * @param log where its output goes
 * @param ready asks whether it answers; called again and again while it starts
 */
record ProcessSpec(
    String name,
    List<String> command,
    Map<String, String> environment,
    String stopSignal,
    Path log,
    BooleanSupplier ready) {}
