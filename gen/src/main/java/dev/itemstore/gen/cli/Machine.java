package dev.itemstore.gen.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * The machine that a program ran on.
 *
 * @param cpus that this JVM may use
 * @param memoryBytes of the machine, or of the container
 */
public record Machine(int cpus, long memoryBytes, String kernel, String architecture, String jdk) {

  /** Returns the machine of this JVM. */
  public static Machine current() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("os.arch"),
        System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"));
  }
}
