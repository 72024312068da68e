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
import java.util.stream.Stream;

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
      case "kubeflow" -> new KubeflowBenchmark(settings, out).run();
      default ->
          throw new IllegalArgumentException(
              "bench.suite must be registry, federation or kubeflow");
    }
  }

  private void run() throws IOException, InterruptedException, SQLException {
    FilledDatabase database = FilledDatabase.of(settings, out);
    out.println("fill: " + database.summary());
    Path data = database.copyTo(Path.of("target", "bench", "run").toAbsolutePath());
    try (AtriumServer server =
            AtriumServer.start(SERVER, Map.of("ATRIUM_DATA_DIR", data.toString()));
        SecuredWorkloads secured = SecuredWorkloads.start(database)) {
      out.println("server: process " + server.pid() + ", ready after " + server.startTime());
      measure(server, secured);
      out.println(
          "server memory at the end: "
              + server.residentMebibytes()
              + " MiB resident, "
              + HeapWatch.of(server.pid()).liveMebibytes()
              + " MiB alive in the heap");
      server.stop();
    }
  }

  private void measure(AtriumServer server, SecuredWorkloads secured)
      throws IOException, InterruptedException {
    List<Workload> workloads =
        Stream.concat(new Workloads(server, settings).all().stream(), secured.all().stream())
            .filter(w -> settings.only().matcher(w.name()).find())
            .toList();
    Report report = new Report(out);
    try (Loads loads = new Loads(server.pid(), secured)) {
      // The compiler has to see all of it first, or the first cells pay for the others. Backwards,
      // so that what the database tidies up after the writes is over when the first is measured.
      for (int i = workloads.size() - 1; i >= 0; i--) {
        warmUp(loads.of(workloads.get(i)), workloads.get(i), Report.BASE_CONCURRENCY);
      }
      report.begin();
      for (Workload workload : workloads) {
        for (int concurrency : CONCURRENCIES) {
          warmUp(loads.of(workload), workload, concurrency);
          report.add(loads.of(workload).run(workload, concurrency, settings.cell()));
        }
      }
      out.println();
      report.compare(Workloads.MODELS_PAGE_1, Workloads.MODELS_FAR_PAGE);
      report.compare(Workloads.VERSIONS_PAGE_1, Workloads.VERSIONS_FAR_PAGE);
      for (String name : SecuredWorkloads.NAMES) {
        report.compare(Workloads.BFF_PAGE, name);
      }
      compareInTurns(workloads, loads);
    }
  }

  /** What a verified token costs is so little that a cell of its own measures something else. */
  private void compareInTurns(List<Workload> workloads, Loads loads)
      throws IOException, InterruptedException {
    List<Workload> lists =
        workloads.stream().filter(w -> SecuredWorkloads.LISTS.contains(w.name())).toList();
    if (lists.size() == SecuredWorkloads.LISTS.size()) {
      Turns turns = new Turns(loads::of, settings.cell().dividedBy(3), out);
      for (int concurrency : CONCURRENCIES) {
        turns.compare(lists, concurrency);
      }
    }
  }

  /** CPU time is that of the server which is asked. */
  private record Loads(LoadGenerator open, LoadGenerator locked, SecuredWorkloads secured)
      implements AutoCloseable {

    Loads(long pid, SecuredWorkloads secured) {
      this(
          new LoadGenerator(new ServerUse(pid)),
          new LoadGenerator(new ServerUse(secured.pid())),
          secured);
    }

    LoadGenerator of(Workload workload) {
      return workload.port() == secured.port() ? locked : open;
    }

    @Override
    public void close() {
      open.close();
      locked.close();
    }
  }

  private void warmUp(LoadGenerator load, Workload workload, int concurrency)
      throws IOException, InterruptedException {
    Duration time = settings.warmUp();
    if (!time.isZero()) {
      load.run(workload, concurrency, time);
    }
  }
}
