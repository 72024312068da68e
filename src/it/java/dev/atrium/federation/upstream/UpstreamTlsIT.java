package dev.atrium.federation.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.federation.module.Target;
import dev.atrium.federation.rules.Header;
import dev.atrium.federation.upstream.UpstreamException.Kind;
import dev.atrium.testing.TlsAuthority;
import dev.atrium.testing.TlsServer;
import dev.atrium.tls.RotatingTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whose certificates are believed before a module is sent anything. */
class UpstreamTlsIT {

  private static final String TOKEN = "Bearer not-for-everybody";
  private static final Duration ROTATION = Duration.ofSeconds(15);

  private static TlsAuthority known;
  private static TlsAuthority unknown;
  private static Path bundle;

  @BeforeAll
  static void makeCertificates() throws IOException, InterruptedException {
    known = TlsAuthority.create();
    unknown = TlsAuthority.create();
    bundle = Files.createTempDirectory("bundle").resolve("ca.crt");
    Files.writeString(bundle, known.pem());
  }

  @Test
  void aKnownAuthorityAndTheRightNameAreBelieved() throws Exception {
    try (TlsServer server = TlsServer.start(known.server("ip:127.0.0.1"));
        Upstream upstream = upstream(server.port(), List.of(bundle))) {
      assertThat(outcome(upstream)).isEmpty();
      assertThat(server.received()).hasSize(1);
      assertThat(server.received().get(0)).contains("Authorization: " + TOKEN);
    }
  }

  @Test
  void anUnknownAuthorityIsSentNothing() throws Exception {
    assertRefused(unknown.server("ip:127.0.0.1"));
  }

  @Test
  void anExpiredCertificateIsSentNothing() throws Exception {
    assertRefused(known.expiredServer());
  }

  @Test
  void aCertificateOfAnotherNameIsSentNothing() throws Exception {
    assertRefused(known.server("dns:another.example"));
  }

  private static void assertRefused(SSLContext context) throws Exception {
    try (TlsServer server = TlsServer.start(context);
        Upstream upstream = upstream(server.port(), List.of(bundle))) {
      assertThat(outcome(upstream)).contains(Kind.TLS);
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void anAuthorityThatIsExchangedOnDiskIsBelievedWithoutARestart() throws Exception {
    Path rotated = Files.createTempDirectory("rotated").resolve("ca.crt");
    Files.writeString(rotated, known.pem());
    try (TlsServer former = TlsServer.start(known.server("ip:127.0.0.1"));
        TlsServer next = TlsServer.start(unknown.server("ip:127.0.0.1"));
        Upstream toFormer = upstream(former.port(), List.of(rotated));
        Upstream toNext = upstream(next.port(), List.of(rotated))) {
      assertThat(outcome(toFormer)).isEmpty();
      assertThat(outcome(toNext)).contains(Kind.TLS);

      Path written = Files.writeString(rotated.resolveSibling("new"), unknown.pem() + "\n");
      Files.move(written, rotated, StandardCopyOption.ATOMIC_MOVE);

      await(() -> outcome(toNext).isEmpty());
      await(() -> outcome(toFormer).equals(Optional.of(Kind.TLS)));
    }
  }

  /** Looks now and then; each refusal counts for the circuit breaker. */
  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + ROTATION.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("not so after " + ROTATION).isLessThan(end);
      assertThat(new CountDownLatch(1).await(1, TimeUnit.SECONDS)).isFalse();
    }
  }

  /** What went wrong; nothing when the answer came. */
  private static Optional<Kind> outcome(Upstream upstream) {
    List<Header> headers = List.of(new Header("Authorization", TOKEN));
    try (UpstreamAnswer answer = upstream.send(UpstreamRequest.get("/", headers))) {
      assertThat(answer.status()).isEqualTo(200);
      return Optional.empty();
    } catch (UpstreamException e) {
      return Optional.of(e.kind());
    }
  }

  private static Upstream upstream(int port, List<Path> bundles) {
    Duration time = Duration.ofSeconds(5);
    return new Upstream(
        "m",
        new Target.Remote("https", "127.0.0.1", port, ""),
        new Limits(time, time, time, time, 64),
        new Upstream.Shared(
            new Semaphore(128), new Watchdog(), RotatingTrust.context(bundles), new Names()));
  }
}
