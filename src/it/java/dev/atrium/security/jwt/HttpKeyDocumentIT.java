package dev.atrium.security.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.testing.IssuerServer;
import dev.atrium.tls.TrustedAuthorities;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys over real HTTPS; needs no application server. */
@Timeout(20)
class HttpKeyDocumentIT {

  private static IssuerServer issuer;
  private static HttpKeyDocument document;
  private int before;

  @BeforeAll
  static void start() throws IOException, InterruptedException, GeneralSecurityException {
    issuer = IssuerServer.start("{}".getBytes(UTF_8));
    document =
        new HttpKeyDocument(
            issuer.keys(),
            Optional.of(TrustedAuthorities.context(List.of(issuer.bundle())).getSocketFactory()));
  }

  @BeforeEach
  void publish() {
    issuer.publish("{}".getBytes(UTF_8));
    before = issuer.requests();
  }

  @AfterAll
  static void stop() {
    issuer.close();
  }

  @Test
  void readsWhatIsPublished() throws IOException {
    assertThat(document.read()).isEqualTo("{}".getBytes(UTF_8));
  }

  @Test
  void believesNobodyElse() {
    assertThatThrownBy(() -> new HttpKeyDocument(issuer.keys(), Optional.empty()).read())
        .isInstanceOf(SSLException.class);
    assertThat(issuer.requests()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 301, 404, 500})
  void takesNoOtherAnswerThanOk(int status) {
    issuer.behave(
        exchange -> {
          exchange.getResponseHeaders().set("Location", issuer.keys().toString());
          exchange.sendResponseHeaders(status, -1);
        });

    assertThatThrownBy(document::read).isInstanceOf(IOException.class);
    assertThat(issuer.requests() - before).isEqualTo(1);
  }

  @Test
  void readsNoMoreThanItTakes() {
    issuer.publish(new byte[300 * 1024]);

    assertThatThrownBy(document::read)
        .isInstanceOf(IOException.class)
        .hasMessage("the answer is larger than 262144 bytes");
  }

  @Test
  void doesNotWaitForSomebodySilent() {
    CountDownLatch end = new CountDownLatch(1);
    issuer.behave(exchange -> await(end));
    long started = System.nanoTime();

    assertThatThrownBy(document::read).isInstanceOf(IOException.class);
    assertThat((System.nanoTime() - started) / 1_000_000).isBetween(1_000L, 5_000L);
    end.countDown();
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
