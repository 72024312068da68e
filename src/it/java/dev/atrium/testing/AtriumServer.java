package dev.atrium.testing;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * A server process of the test's own: the shipped configuration and the packaged application on
 * free ports, with one data directory from its first start to its last. It may be stopped, killed
 * and started again; {@link #close()} leaves no process behind.
 */
public final class AtriumServer implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final int STOP_LIMIT_SECONDS = 30;
  private static final int POLL_MILLIS = 200;

  /** Shorter ones are found in any text. */
  private static final int SHORTEST_SECRET = 6;

  /** The server's message that an application could not be started. */
  private static final String NOT_STARTED = "CWWKZ0012I";

  private final ServerDirectory directory;
  private final Map<String, String> environment;
  private final FreePorts ports;
  private final UnaryOperator<RunningServer> clients;
  private final List<String> flags = new ArrayList<>();
  private Process process;
  private Duration startTime = Duration.ZERO;

  private AtriumServer(ServerDirectory directory, Map<String, String> environment)
      throws IOException {
    this(directory, environment, UnaryOperator.identity());
  }

  private AtriumServer(
      ServerDirectory directory,
      Map<String, String> environment,
      UnaryOperator<RunningServer> clients)
      throws IOException {
    this.directory = requireNonNull(directory, "directory is null");
    this.environment = new HashMap<>(environment);
    this.clients = requireNonNull(clients, "clients is null");
    this.ports = FreePorts.take();
  }

  /**
   * Starts a server with an empty data directory and waits until it is ready.
   *
   * @param name names the server's directory; two servers alive at once need two names
   * @param environment what the server finds in its environment beside ports and data directory
   */
  public static AtriumServer start(String name, Map<String, String> environment)
      throws IOException, InterruptedException {
    AtriumServer server = new AtriumServer(withApplication(name), environment);
    server.start();
    return server;
  }

  /**
   * Starts a server as a container does, by the entry script with these flags and {@code --port}.
   * There can be one at a time.
   */
  public static AtriumServer startInContainer(List<String> flags, Map<String, String> environment)
      throws IOException, InterruptedException {
    return startInContainer(flags, environment, UnaryOperator.identity());
  }

  /** The same with flags that make it speak TLS. */
  public static AtriumServer startInContainer(
      List<String> flags, Map<String, String> environment, SSLContext clients)
      throws IOException, InterruptedException {
    return startInContainer(flags, environment, plain -> plain.overTls(clients));
  }

  private static AtriumServer startInContainer(
      List<String> flags, Map<String, String> environment, UnaryOperator<RunningServer> clients)
      throws IOException, InterruptedException {
    AtriumServer server = new AtriumServer(withApplication("defaultServer"), environment, clients);
    server.flags.addAll(flags);
    server.flags.add("--port=" + server.ports.application());
    server.start();
    return server;
  }

  /** Starts a server that cannot become ready yet, and waits until its application answers. */
  public static AtriumServer startUnready(String name, Map<String, String> environment)
      throws IOException, InterruptedException {
    AtriumServer server = new AtriumServer(withApplication(name), environment);
    server.launch();
    server.await("/api/v1/health", 200, START_LIMIT);
    return server;
  }

  /** Starts again what was stopped or killed, on the same ports and the same data. */
  public void start() throws IOException, InterruptedException {
    launch();
    startTime = await("/health/ready", 200, START_LIMIT);
  }

  /**
   * Asks again and again until the application answers {@code status} at {@code path}.
   *
   * @return how long that took
   */
  public Duration await(String path, int status, Duration limit)
      throws IOException, InterruptedException {
    long started = System.nanoTime();
    while (!answers(path, status)) {
      Duration waited = Duration.ofNanos(System.nanoTime() - started);
      if (process.waitFor(POLL_MILLIS, MILLISECONDS)) {
        throw new IllegalStateException(
            "server ended with " + process.exitValue() + " before " + path + "\n" + log());
      }
      if (waited.compareTo(limit) > 0) {
        killHard();
        throw new IllegalStateException(
            path + " did not answer " + status + " within " + waited + "\n" + log());
      }
    }
    return Duration.ofNanos(System.nanoTime() - started);
  }

  /**
   * Starts a server whose application is expected not to come up, and waits until it says so. The
   * process itself stays: other applications may live in it.
   *
   * @return everything it had printed until then
   */
  public static String failToStart(String name, Map<String, String> environment)
      throws IOException, InterruptedException {
    try (AtriumServer server = new AtriumServer(withApplication(name), environment)) {
      server.launch();
      long started = System.nanoTime();
      while (!server.log().contains(NOT_STARTED)) {
        if (server.process.waitFor(POLL_MILLIS, MILLISECONDS)
            || System.nanoTime() - started > START_LIMIT.toNanos()) {
          throw new IllegalStateException("the application was not refused\n" + server.log());
        }
      }
      return server.log();
    }
  }

  private static ServerDirectory withApplication(String name) throws IOException {
    ServerDirectory directory = ServerDirectory.create(name);
    directory.addApplication();
    return directory;
  }

  private void launch() throws IOException {
    if (isRunning()) {
      throw new IllegalStateException("server already runs as process " + pid());
    }
    Map<String, String> variables = new HashMap<>();
    variables.put("ATRIUM_DEMO_DATA", "false");
    variables.put("ATRIUM_DATA_DIR", dataDirectory().toString());
    variables.putAll(environment);
    // A flag has to win over this.
    variables.put("PORT", flags.isEmpty() ? Integer.toString(ports.application()) : "1");
    variables.put("ATRIUM_REGISTRY_PORT", Integer.toString(ports.registry()));
    process =
        flags.isEmpty() ? directory.launch(variables) : directory.launchByScript(flags, variables);
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  private boolean answers(String path, int status) throws InterruptedException {
    try {
      return application().get(path).statusCode() == status;
    } catch (IOException e) {
      return false;
    }
  }

  /** Asks the server to end and waits until it has. */
  public void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_LIMIT_SECONDS, SECONDS)) {
      killHard();
      throw new IllegalStateException("server did not stop within " + STOP_LIMIT_SECONDS + " s");
    }
    assertDiscreet();
  }

  /** Looks through everything the server has written for tokens and secrets. */
  public void assertDiscreet() {
    List<String> secrets =
        environment.entrySet().stream()
            .filter(variable -> variable.getKey().matches(".*(PASSWORD|SECRET|TOKEN)"))
            .map(Map.Entry::getValue)
            .filter(value -> value.length() >= SHORTEST_SECRET)
            .toList();
    try {
      for (Path log : directory.logs()) {
        Disclosure.assertNoneInLog(Files.readString(log, StandardCharsets.ISO_8859_1), secrets);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the process as a power cut would: no shutdown hook runs, nothing is flushed. */
  public void killHard() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** The application's port. */
  public RunningServer application() {
    return clients.apply(RunningServer.at(URI.create("http://127.0.0.1:" + ports.application())));
  }

  /** The port of the registry API alone. */
  public RunningServer registry() {
    return RunningServer.at(URI.create("http://127.0.0.1:" + ports.registry()));
  }

  public boolean isRunning() {
    return process != null && process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /** From the launch of the process to the first 200 of the readiness check. */
  public Duration startTime() {
    return startTime;
  }

  public Path dataDirectory() {
    return directory.data();
  }

  /** What the server has printed since its last start. */
  public String log() throws IOException {
    return directory.log();
  }

  /** One line for each request that was answered since the first start. */
  public String accessLog() throws IOException {
    return directory.accessLog();
  }

  /** Memory of the process that is really in RAM, in MiB. Linux only. */
  public long residentMebibytes() throws IOException {
    return status("VmRSS:") / 1024;
  }

  /** Linux only. */
  public long threads() throws IOException {
    return status("Threads:");
  }

  private long status(String name) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid()), "status")).stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  /** Files and sockets. Linux only. */
  public long openFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid()), "fd"))) {
      return files.count();
    }
  }

  /**
   * Kills the process without waiting for its end; the kernel does not ask it. Fails when the log
   * shows what it must not. The first one may stop: it leaves its caches to those that follow.
   */
  @Override
  public void close() {
    if (!isRunning()) {
      return;
    }
    if (directory.wantsCaches()) {
      leaveCaches();
    } else {
      process.destroyForcibly();
      assertDiscreet();
    }
  }

  private void leaveCaches() {
    try {
      stop();
      directory.keepCaches();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the server stopped", e);
    }
  }
}
