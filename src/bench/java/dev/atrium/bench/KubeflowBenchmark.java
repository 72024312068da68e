package dev.atrium.bench;

import dev.atrium.bench.KubeflowCalls.Call;
import dev.atrium.bench.KubeflowCalls.Way;
import dev.atrium.testing.AtriumServer;
import dev.atrium.testing.FreePorts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Asks the packaged server for what a registry of fixed answers has, by Kubeflow's routes and
 * through the gateway, and prints what the first costs beyond the second; see docs/benchmarks.md.
 */
final class KubeflowBenchmark {

  private static final int[] CONNECTIONS = {16, 128};
  private static final int SINGLE_LISTS = 100;

  private final Path directory = Path.of("target", "bench", "kubeflow").toAbsolutePath();
  private final BenchSettings settings;
  private final PrintStream out;
  private final List<Call> calls;

  KubeflowBenchmark(BenchSettings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
    this.calls =
        KubeflowCalls.all().stream()
            .filter(call -> settings.only().matcher(call.name()).find())
            .toList();
  }

  /** The server under test. */
  private record Asked(int port, long pid, ServerUse use) {}

  void run() throws IOException, InterruptedException {
    KubeflowCalls.writeLists(directory.resolve("files"));
    try (Contender registry = registry();
        AtriumServer server = atrium(registry.port())) {
      Asked asked =
          new Asked(
              server.application().uri("/").getPort(), server.pid(), new ServerUse(server.pid()));
      out.println("load average before: " + Files.readString(Path.of("/proc/loadavg")).strip());
      // The compiler has to see all of it first, or the first cells pay for the others.
      for (Call call : calls) {
        for (Way way : Way.values()) {
          if (!Settling.settle(time -> load(asked, call, way, CONNECTIONS[0], time))) {
            out.println("the compiler was not done with " + call.name() + " by " + way);
          }
        }
      }
      measure(asked);
      waitForBytes(asked);
      stages(asked);
      out.println("load average after: " + Files.readString(Path.of("/proc/loadavg")).strip());
      server.stop();
    }
  }

  private void measure(Asked asked) throws IOException, InterruptedException {
    KubeflowReport report = new KubeflowReport(out);
    report.begin();
    for (Call call : calls) {
      for (int connections : CONNECTIONS) {
        // Next to each other in time: another load on the machine then meets both.
        for (Way way : Way.values()) {
          load(asked, call, way, connections, settings.warmUp());
          report.add(call, way, load(asked, call, way, connections, settings.cell()));
        }
      }
    }
    report.compare();
  }

  /** How long a client waits for a long list to begin, and to end. */
  private void waitForBytes(Asked asked) throws IOException {
    for (Way way : Way.values()) {
      for (Call call : calls) {
        if (call.name().equals(KubeflowCalls.LONG_LIST)) {
          byte[] request =
              "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
                  .formatted(call.target(way))
                  .getBytes(StandardCharsets.UTF_8);
          long[] first = new long[SINGLE_LISTS];
          long[] last = new long[SINGLE_LISTS];
          try (HttpConnection connection = new HttpConnection(asked.port())) {
            for (int i = 0; i < SINGLE_LISTS; i++) {
              long start = System.nanoTime();
              connection.exchange(request);
              last[i] = System.nanoTime() - start;
              first[i] = connection.bodyBegan() - start;
            }
          }
          Arrays.sort(first);
          Arrays.sort(last);
          out.printf(
              "%s by %s, one at once, p50: first byte after %.2f ms, last after %.2f ms%n",
              call.name(), way, first[SINGLE_LISTS / 2] / 1e6, last[SINGLE_LISTS / 2] / 1e6);
        }
      }
    }
  }

  private void stages(Asked asked) throws IOException, InterruptedException {
    StageProfile.begin(out);
    for (Call call : calls) {
      StageProfile profile = StageProfile.start(asked.pid());
      load(asked, call, Way.ROUTE, CONNECTIONS[0], settings.cell());
      profile.end(directory.resolve(call.name().replace(' ', '-') + ".jfr"), call.name(), out);
    }
  }

  private Measurement load(Asked asked, Call call, Way way, int connections, Duration time)
      throws IOException, InterruptedException {
    return Wrk.run(
        call.name() + " by " + way,
        asked.use(),
        call.arguments(way, asked.port(), directory),
        connections,
        time);
  }

  private Contender registry() throws IOException, InterruptedException {
    int port = FreePorts.takeOne();
    String text =
        Files.readString(Path.of("src/bench/nginx/registry.conf"))
            .replace("@DIR@", directory.toString())
            .replace("@PORT@", Integer.toString(port))
            .replace("@MODEL@", KubeflowCalls.model());
    Path configuration = Files.writeString(directory.resolve("registry.conf"), text);
    return Contender.start(
        "registry",
        port,
        "",
        directory.resolve("registry.log"),
        List.of("nginx", "-c", configuration.toString(), "-e", directory + "/registry.err"));
  }

  private static AtriumServer atrium(int registry) throws IOException, InterruptedException {
    String address = "http://127.0.0.1:" + registry;
    return AtriumServer.start(
        "bench-kubeflow",
        Map.of(
            "MODEL_REGISTRY_URL",
            address,
            "MODULE_FEDERATION_CONFIG",
            "[{\"name\":\"bench\",\"path\":\"/bench\",\"target\":\"" + address + "\"}]",
            // Every connection is a call that waits for the processors, not for the registry; those
            // of the cell before may still be under way.
            "ATRIUM_REGISTRY_CLIENT_POOL_SIZE",
            "600",
            "ATRIUM_REGISTRY_CLIENT_MAX_CALLS",
            "600",
            "ATRIUM_FEDERATION_MAX_CONCURRENT",
            "600",
            "ATRIUM_FEDERATION_MAX_CONCURRENT_IN_ALL",
            "600"));
  }
}
