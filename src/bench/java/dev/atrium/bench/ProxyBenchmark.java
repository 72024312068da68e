package dev.atrium.bench;

import dev.atrium.testing.AtriumServer;
import dev.atrium.testing.FreePorts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts nginx, Fastify and the packaged server in front of the same nginx, asks all of them for the
 * same files and prints how they compare; see docs/benchmarks.md.
 */
final class ProxyBenchmark {

  static final String ATRIUM = "atrium";
  static final String NGINX = "nginx";
  static final String FASTIFY = "fastify";

  /** The module's server without anything in front of it. */
  static final String DIRECT = "(direct)";

  static final int[] CONNECTIONS = {16, 128, 512};
  private static final String PREFIX = "/_mf/bench";
  private static final Path SOURCES = Path.of("src/bench").toAbsolutePath();

  private final Path directory = Path.of("target", "bench", "proxy").toAbsolutePath();
  private final BenchSettings settings;
  private final PrintStream out;
  private final ProxyReport report;

  ProxyBenchmark(BenchSettings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
    this.report = new ProxyReport(out);
  }

  void run() throws IOException, InterruptedException {
    Path files = directory.resolve("files");
    ProxyFiles.write(files);
    int upstream = FreePorts.takeOne();
    try (Contender direct = nginx(DIRECT, "upstream.conf", upstream, upstream, "");
        Contender nginx = nginx(NGINX, "proxy.conf", FreePorts.takeOne(), upstream, PREFIX);
        Contender fastify = fastify(FreePorts.takeOne(), upstream);
        AtriumServer server = atrium(upstream)) {
      Contender atrium =
          new Contender(
              ATRIUM, server.application().uri("/").getPort(), PREFIX, server.pid(), () -> {});
      List<Contender> contenders = List.of(direct, nginx, fastify, atrium);
      out.println("load average before: " + Files.readString(Path.of("/proc/loadavg")).strip());
      warmUp(atrium, fastify);
      measure(contenders);
      report.compare();
      for (Contender contender : List.of(nginx, fastify, atrium)) {
        report.memory(contender);
      }
      download(atrium);
      out.println("load average after: " + Files.readString(Path.of("/proc/loadavg")).strip());
      server.stop();
    }
  }

  private void measure(List<Contender> contenders) throws IOException, InterruptedException {
    report.begin();
    List<String> names = new ArrayList<>();
    ProxyFiles.SIZES.forEach(size -> names.add(size.plain()));
    ProxyFiles.SIZES.forEach(size -> names.add(size.fixed()));
    for (String file : names) {
      for (int connections : CONNECTIONS) {
        if (settings.only().matcher(file + " " + connections).find()) {
          // Next to each other in time: another load on the machine then meets all of them.
          for (Contender contender : contenders) {
            load(contender, file, connections, settings.warmUp());
            report.add(contender.name(), file, load(contender, file, connections, settings.cell()));
          }
        }
      }
    }
  }

  /** The compilers of both virtual machines have to see everything before anything is measured. */
  private void warmUp(Contender atrium, Contender fastify)
      throws IOException, InterruptedException {
    for (Contender contender : List.of(atrium, fastify)) {
      for (ProxyFiles.Size size : ProxyFiles.SIZES) {
        load(contender, size.plain(), 16, settings.warmUp().multipliedBy(3));
        load(contender, size.fixed(), 16, settings.warmUp());
      }
    }
    settle(atrium, ProxyFiles.SIZES.get(0).plain());
    settle(atrium, ProxyFiles.SIZES.get(0).fixed());
  }

  private void settle(Contender contender, String file) throws IOException, InterruptedException {
    if (!Settling.settle(time -> load(contender, file, 128, time))) {
      out.println("the compilers were not done with " + file);
    }
  }

  private static Measurement load(Contender contender, String file, int connections, Duration time)
      throws IOException, InterruptedException {
    return Wrk.run(contender, file, connections, time);
  }

  /** How much memory a long answer takes that is read as fast as it comes. */
  private void download(Contender atrium) throws IOException {
    for (int i = 0; i < 2; i++) {
      long before = atrium.use().residentKibibytes();
      atrium.use().forgetPeak();
      long start = System.nanoTime();
      try (HttpConnection connection = new HttpConnection(atrium.port())) {
        connection.exchange(atrium.get(ProxyFiles.HUGE));
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      report.download(before, atrium.use().peakKibibytes(), seconds);
    }
  }

  private Contender nginx(String name, String file, int port, int upstream, String prefix)
      throws IOException, InterruptedException {
    String text =
        Files.readString(SOURCES.resolve("nginx").resolve(file))
            .replace("@DIR@", directory.toString())
            .replace("@PORT@", Integer.toString(port))
            .replace("@UPSTREAM@", Integer.toString(upstream));
    Path configuration = Files.writeString(directory.resolve(file), text);
    return Contender.start(
        name,
        port,
        prefix,
        directory.resolve(file + ".log"),
        List.of("nginx", "-c", configuration.toString(), "-e", directory + "/" + file + ".err"));
  }

  /** What npm fetches lies below target; only what it is made of is kept with the sources. */
  private Contender fastify(int port, int upstream) throws IOException, InterruptedException {
    Path project = Files.createDirectories(directory.resolve("fastify"));
    for (String file : List.of("package.json", "package-lock.json", ".npmrc", "proxy.mjs")) {
      Files.write(
          project.resolve(file), Files.readAllBytes(SOURCES.resolve("fastify").resolve(file)));
    }
    if (Files.notExists(project.resolve("node_modules/.package-lock.json"))) {
      Process npm = new ProcessBuilder("npm", "ci").directory(project.toFile()).inheritIO().start();
      if (npm.waitFor() != 0) {
        throw new IllegalStateException("npm ci failed in " + project);
      }
    }
    return Contender.start(
        FASTIFY,
        port,
        PREFIX,
        directory.resolve("fastify.log"),
        List.of(
            "node",
            project.resolve("proxy.mjs").toString(),
            Integer.toString(port),
            "http://127.0.0.1:" + upstream));
  }

  private AtriumServer atrium(int upstream) throws IOException, InterruptedException {
    String modules =
        "[{\"name\":\"bench\",\"path\":\"/bench\",\"target\":\"http://127.0.0.1:%d\"}]"
            .formatted(upstream);
    return AtriumServer.start(
        "bench-proxy",
        Map.of(
            "MODULE_FEDERATION_CONFIG",
            modules,
            // Every connection is a call that waits for the processors, not for the module.
            "ATRIUM_FEDERATION_MAX_CONCURRENT",
            "600",
            "ATRIUM_FEDERATION_MAX_CONCURRENT_IN_ALL",
            "600"));
  }
}
