package dev.atrium.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much processor time and memory a process and its children use. Linux only. */
final class ServerUse {

  /** The kernel counts in hundredths of a second, whatever it is built for. */
  private static final long MICROS_PER_TICK = 10_000;

  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;

  private final ProcessHandle process;

  ServerUse(long pid) {
    this.process = ProcessHandle.of(pid).orElseThrow();
  }

  long cpuMicros() throws IOException {
    long ticks = 0;
    for (long pid : pids()) {
      String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      // The name of the process comes first, in parentheses, and may hold anything.
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
      ticks += Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
    }
    return ticks * MICROS_PER_TICK;
  }

  /** What is in RAM now; pages that processes share count for each of them. */
  long residentKibibytes() throws IOException {
    return sum("VmRSS:");
  }

  /** The most there ever was in RAM, since {@link #forgetPeak()}. */
  long peakKibibytes() throws IOException {
    return sum("VmHWM:");
  }

  void forgetPeak() throws IOException {
    for (long pid : pids()) {
      Files.writeString(Path.of("/proc", Long.toString(pid), "clear_refs"), "5");
    }
  }

  private long sum(String field) throws IOException {
    long sum = 0;
    for (long pid : pids()) {
      sum +=
          Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
              .filter(line -> line.startsWith(field))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .sum();
    }
    return sum;
  }

  private long[] pids() {
    return Stream.concat(Stream.of(process), process.descendants())
        .mapToLong(ProcessHandle::pid)
        .toArray();
  }
}
