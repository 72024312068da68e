package dev.atrium.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much processor time a process has used. Linux only. */
final class ServerUse {

  /** The kernel counts in hundredths of a second, whatever it is built for. */
  private static final long MICROS_PER_TICK = 10_000;

  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;

  private final Path stat;

  ServerUse(long pid) {
    this.stat = Path.of("/proc", Long.toString(pid), "stat");
  }

  long cpuMicros() throws IOException {
    String line = Files.readString(stat);
    // The name of the process comes first, in parentheses, and may hold anything.
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]))
        * MICROS_PER_TICK;
  }
}
