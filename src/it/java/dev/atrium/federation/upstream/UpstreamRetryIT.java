package dev.atrium.federation.upstream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.federation.module.Target;
import dev.atrium.federation.upstream.UpstreamException.Kind;
import dev.atrium.testing.FullServer;
import dev.atrium.testing.RawUpstream;
import dev.atrium.testing.RawUpstream.Behaviour;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a module is asked the same thing, counted by the module. */
class UpstreamRetryIT {

  /** Answers, and cuts the connection off when the next request comes by it. */
  private static final Behaviour GOOD_FOR_ONE_REQUEST =
      exchange -> {
        exchange.readBody();
        exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
      };

  private final AtomicInteger asked = new AtomicInteger();
  private RawUpstream module;
  private Upstream upstream;

  @BeforeEach
  void start() throws Exception {
    module = RawUpstream.start();
    upstream = upstream(module.port());
    module.at("/warm", GOOD_FOR_ONE_REQUEST);
  }

  @AfterEach
  void stop() throws IOException {
    upstream.close();
    module.close();
  }

  /** The first request by a kept connection finds it cut, as if the module had just closed it. */
  private void cutTheFirst() {
    module.at(
        "/x",
        exchange -> {
          if (asked.incrementAndGet() == 1) {
            exchange.reset();
          } else {
            RawUpstream.text(200, "text/plain", "ok").answer(exchange);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
  void whatChangesNothingIsAskedOnceMoreWhenAKeptConnectionIsCut(String method) {
    cutTheFirst();
    assertThat(send("GET", "/warm")).isEmpty();

    assertThat(send(method, "/x")).isEmpty();
    assertThat(asked).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void whatChangesSomethingIsNever(String method) {
    cutTheFirst();
    assertThat(send("GET", "/warm")).isEmpty();

    assertThat(send(method, "/x")).contains(Kind.BROKEN);
    assertThat(asked).hasValue(1);
  }

  @Test
  void whatWasCutOnANewConnectionMayHaveBeenSeenAndIsNotRepeated() {
    cutTheFirst();

    assertThat(send("GET", "/x")).contains(Kind.BROKEN);
    assertThat(asked).hasValue(1);
  }

  @Test
  void theSecondAttemptIsTheLast() {
    module.at(
        "/x",
        exchange -> {
          asked.incrementAndGet();
          exchange.reset();
        });
    assertThat(send("GET", "/warm")).isEmpty();

    assertThat(send("GET", "/x")).contains(Kind.BROKEN);
    assertThat(asked).hasValue(2);
  }

  @Test
  void anAnswerThatHasBegunIsNotAskedForAgain() throws Exception {
    module.at(
        "/x",
        exchange -> {
          asked.incrementAndGet();
          exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc");
          exchange.close();
        });
    assertThat(send("GET", "/warm")).isEmpty();

    assertThat(send("GET", "/x")).contains(Kind.BROKEN);
    assertThat(asked).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 429})
  void anAnswerIsAnAnswerWhateverItSays(int status) {
    module.at(
        "/x",
        exchange -> {
          asked.incrementAndGet();
          RawUpstream.headed(status, "Retry-After: 0\r\n", "later").answer(exchange);
        });

    assertThat(send("GET", "/x")).isEmpty();
    assertThat(asked).hasValue(1);
  }

  @Test
  void silenceIsNotRepeated() {
    module.at(
        "/x",
        exchange -> {
          asked.incrementAndGet();
          exchange.awaitClose();
        });

    assertThat(send("GET", "/x")).contains(Kind.TIMEOUT);
    assertThat(asked).hasValue(1);
  }

  @Test
  void aModuleThatTakesNoConnectionIsGivenUpInTime() throws Exception {
    try (FullServer full = FullServer.open();
        Upstream other = upstream(full.port())) {
      long started = System.nanoTime();

      assertThat(outcome(other, "GET", "/x")).contains(Kind.CONNECT_TIMEOUT);
      assertThat(Duration.ofNanos(System.nanoTime() - started))
          .isBetween(Duration.ofMillis(500), Duration.ofSeconds(5));
    }
  }

  private Optional<Kind> send(String method, String path) {
    return outcome(upstream, method, path);
  }

  /** What went wrong; nothing when the whole answer came. */
  private static Optional<Kind> outcome(Upstream upstream, String method, String path) {
    boolean hasBody = method.startsWith("P");
    Optional<RequestBody> body =
        hasBody
            ? Optional.of(
                new RequestBody(new ByteArrayInputStream("{}".getBytes(US_ASCII)), 2, 100))
            : Optional.empty();
    try (UpstreamAnswer answer =
        upstream.send(new UpstreamRequest(method, path, List.of(), body))) {
      byte[] buffer = new byte[100];
      while (answer.hasBody() && answer.read(buffer) >= 0) {
        // to its end, so that the connection is kept
      }
      return Optional.empty();
    } catch (UpstreamException e) {
      return Optional.of(e.kind());
    }
  }

  private static Upstream upstream(int port) throws Exception {
    Limits limits =
        new Limits(
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            64);
    return new Upstream(
        "m",
        new Target.Remote("http", "127.0.0.1", port, ""),
        limits,
        new Upstream.Shared(
            new Semaphore(128), new Watchdog(), SSLContext.getDefault(), new Names()));
  }
}
