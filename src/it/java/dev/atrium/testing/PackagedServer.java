package dev.atrium.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.microshed.testing.ApplicationEnvironment;

/**
 * The server HTTP tests talk to unless they are told of another one: the packaged application with
 * the shipped configuration, started by the first test that asks and shared by all.
 */
public final class PackagedServer implements ApplicationEnvironment {

  private AtriumServer server;

  /** Below MicroShed's own environment, which is available only when its properties are set. */
  @Override
  public int getPriority() {
    return -20;
  }

  @Override
  public synchronized void start() {
    if (server != null) {
      return;
    }
    try {
      server = AtriumServer.start("http", Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the server started", e);
    }
    System.setProperty(RunningServer.REGISTRY_URL, server.registry().uri("/").toString());
  }

  @Override
  public String getApplicationURL() {
    start();
    return server.application().uri("/").toString();
  }
}
