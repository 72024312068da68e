package dev.atrium.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Prints each cell while it is measured, then who is how much faster than whom. */
final class ProxyReport {

  private static final int KIBI = 1024;

  private final PrintStream out;
  private final Map<Cell, Measurement> cells = new LinkedHashMap<>();

  private record Cell(String contender, String file, int connections) {}

  ProxyReport(PrintStream out) {
    this.out = out;
  }

  void begin() {
    out.println();
    out.println("| file | at once | server | requests/s | p50 ms | p99 ms | CPU µs |");
    out.println("|---|--:|---|--:|--:|--:|--:|");
  }

  void add(String contender, String file, Measurement cell) {
    cells.put(new Cell(contender, file, cell.concurrency()), cell);
    out.println(
        format(
            "| %s | %d | %s | %.0f | %.2f | %.2f | %.0f |",
            file,
            cell.concurrency(),
            contender,
            cell.requestsPerSecond(),
            cell.latency().p50Millis(),
            cell.latency().p99Millis(),
            cell.cpu().serverMicros()));
    out.flush();
  }

  /** Requests a second of Atrium, as multiples of the others'. */
  void compare() {
    out.println();
    out.println("| file | at once | of Fastify | of nginx | CPU of Fastify | CPU of nginx |");
    out.println("|---|--:|--:|--:|--:|--:|");
    cells.forEach(
        (cell, own) -> {
          if (cell.contender().equals(ProxyBenchmark.ATRIUM)) {
            Measurement fastify = other(ProxyBenchmark.FASTIFY, cell);
            Measurement nginx = other(ProxyBenchmark.NGINX, cell);
            out.println(
                format(
                    "| %s | %d | %.2f | %.2f | %.2f | %.2f |",
                    cell.file(),
                    cell.connections(),
                    own.requestsPerSecond() / fastify.requestsPerSecond(),
                    own.requestsPerSecond() / nginx.requestsPerSecond(),
                    own.cpu().serverMicros() / fastify.cpu().serverMicros(),
                    own.cpu().serverMicros() / nginx.cpu().serverMicros()));
          }
        });
    out.println();
  }

  private Measurement other(String contender, Cell cell) {
    return cells.get(new Cell(contender, cell.file(), cell.connections()));
  }

  void memory(Contender contender) throws IOException {
    out.println(
        format(
            "memory of %s after all this: %d MiB",
            contender.name(), contender.use().residentKibibytes() / KIBI));
  }

  void download(long beforeKibibytes, long peakKibibytes, double seconds) {
    out.println(
        format(
            "1 GiB in %.1f s: %d MiB before, at most %+d MiB",
            seconds, beforeKibibytes / KIBI, (peakKibibytes - beforeKibibytes) / KIBI));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
