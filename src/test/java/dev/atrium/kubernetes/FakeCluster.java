package dev.atrium.kubernetes;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A {@link KubernetesCluster} in a pod of a {@link FakeApiServer}. */
final class FakeCluster implements AutoCloseable {

  static final TestAuthority AUTHORITY = TestAuthority.create("first", "kubernetes-admin");
  static final String OWN_TOKEN = "own-token-1";

  final FakeApiServer server;
  final Path credentials;
  final KubernetesCluster cluster;

  /** Added to the clock that ages answers and files. */
  final AtomicLong ahead = new AtomicLong();

  FakeCluster(Path directory, AddressKind kind) throws IOException {
    this(directory, config(kind, Duration.ofSeconds(2), 20));
  }

  FakeCluster(Path directory, KubernetesConfig config) throws IOException {
    server = FakeApiServer.start(AUTHORITY);
    server.access().acceptOwnToken(OWN_TOKEN);
    credentials = directory;
    Files.writeString(directory.resolve("token"), OWN_TOKEN + "\n");
    Files.writeString(directory.resolve("ca.crt"), AUTHORITY.authorityPem());
    cluster = at(server.address(), config);
  }

  KubernetesCluster at(URI address, KubernetesConfig config) {
    return new KubernetesCluster(
        new ClusterPlace.InCluster(address, credentials),
        config,
        () -> System.nanoTime() + ahead.get());
  }

  static KubernetesConfig config(AddressKind kind, Duration timeout, int maxConcurrent) {
    return new KubernetesConfig(
        Optional.empty(), timeout, maxConcurrent, Duration.ofSeconds(10), List.of("atrium"), kind);
  }

  void pass(Duration time) {
    ahead.addAndGet(time.toNanos());
  }

  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not happen within 20 s");
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  @Override
  public void close() {
    cluster.close();
    server.close();
  }
}
