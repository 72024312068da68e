package dev.atrium.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server that stands in front of the module's, and the path below which it does. */
final class Contender implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  private final String name;
  private final int port;
  private final String prefix;
  private final ServerUse use;
  private final AutoCloseable process;

  Contender(String name, int port, String prefix, long pid, AutoCloseable process) {
    this.name = requireNonNull(name, "name is null");
    this.port = port;
    this.prefix = requireNonNull(prefix, "prefix is null");
    this.use = new ServerUse(pid);
    this.process = requireNonNull(process, "process is null");
  }

  /** Starts a program and waits until it answers. */
  static Contender start(String name, int port, String prefix, Path log, List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    Contender contender = new Contender(name, port, prefix, process.pid(), process::destroy);
    long start = System.nanoTime();
    while (!contender.answers()) {
      if (!process.isAlive() || System.nanoTime() - start > START_LIMIT.toNanos()) {
        process.destroyForcibly();
        throw new IllegalStateException(name + " does not answer; see " + log);
      }
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
    return contender;
  }

  /** Whatever it says. */
  private boolean answers() {
    try (HttpConnection connection = new HttpConnection(port)) {
      return connection.exchange(get(ProxyFiles.SMALLEST)) > 0;
    } catch (IOException e) {
      return false;
    }
  }

  String name() {
    return name;
  }

  int port() {
    return port;
  }

  ServerUse use() {
    return use;
  }

  String path(String file) {
    return prefix + file;
  }

  byte[] get(String file) {
    return ("GET " + path(file) + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      process.close();
    } catch (Exception e) {
      throw new IllegalStateException(name + " could not be stopped", e);
    }
  }
}
