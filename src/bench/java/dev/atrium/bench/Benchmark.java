package dev.atrium.bench;

import dev.atrium.registry.embedded.HeapWatch;
import dev.atrium.testing.AtriumServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Fills, serves, measures and prints; see docs/benchmarks.md. */
public final class Benchmark {

  private static final String SERVER = "bench";

  /** Most first: what everything is compared with should not meet a compiler still at work. */
  private static final int[] CONCURRENCIES = {Report.BASE_CONCURRENCY, 1};

  private final BenchSettings settings;
  private final PrintStream out;

  private Benchmark(BenchSettings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BenchSettings settings = BenchSettings.read();
    switch (System.getProperty("bench.suite", "registry")) {
      case "registry" -> new Benchmark(settings, out).run();
      case "federation" -> new ProxyBenchmark(settings, out).run();
      default -> throw new IllegalArgumentException("bench.suite must be registry or federation");
    }
  }

  private void run() throws IOException, InterruptedException, SQLException {
    FilledDatabase database = FilledDatabase.of(settings, out);
    out.println("fill: " + database.summary());
    Path data = database.copyTo(Path.of("target", "bench", "run").toAbsolutePath());
    try (AtriumServer server =
        AtriumServer.start(SERVER, Map.of("ATRIUM_DATA_DIR", data.toString()))) {
      out.println("server: process " + server.pid() + ", ready after " + server.startTime());
      measure(server);
      out.println(
          "server memory at the end: "
              + server.residentMebibytes()
              + " MiB resident, "
              + HeapWatch.of(server.pid()).liveMebibytes()
              + " MiB alive in the heap");
      server.stop();
    }
  }

  private void measure(AtriumServer server) throws IOException, InterruptedException {
    List<Workload> workloads =
        new Workloads(server, settings)
            .all().stream().filter(w -> settings.only().matcher(w.name()).find()).toList();
    Report report = new Report(out);
    try (LoadGenerator load = new LoadGenerator(new ServerUse(server.pid()))) {
      // The compiler has to see all of it first, or the first cells pay for the others. Backwards,
      // so that what the database tidies up after the writes is over when the first is measured.
      for (int i = workloads.size() - 1; i >= 0; i--) {
        warmUp(load, workloads.get(i), Report.BASE_CONCURRENCY);
      }
      report.begin();
      for (Workload workload : workloads) {
        for (int concurrency : CONCURRENCIES) {
          warmUp(load, workload, concurrency);
          report.add(load.run(workload, concurrency, settings.cell()));
        }
      }
    }
    out.println();
    report.compare(Workloads.MODELS_PAGE_1, Workloads.MODELS_FAR_PAGE);
    report.compare(Workloads.VERSIONS_PAGE_1, Workloads.VERSIONS_FAR_PAGE);
  }

  private void warmUp(LoadGenerator load, Workload workload, int concurrency)
      throws IOException, InterruptedException {
    Duration time = settings.warmUp();
    if (!time.isZero()) {
      load.run(workload, concurrency, time);
    }
  }
}
