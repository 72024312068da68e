package dev.atrium.federation.upstream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.federation.module.Target;
import dev.atrium.testing.RawUpstream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which connection a request goes by, and what becomes of it. */
class UpstreamConnectionIT {

  private RawUpstream module;
  private Upstream upstream;

  @BeforeEach
  void start() throws Exception {
    module = RawUpstream.start();
    upstream = upstream(2);
  }

  @AfterEach
  void stop() throws IOException {
    upstream.close();
    module.close();
  }

  @Test
  void whatComesBehindAnAnswerIsNotTheNextOne() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    CountDownLatch sent = new CountDownLatch(1);
    module.at(
        "/x",
        exchange -> {
          exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
          await(read);
          exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged");
          sent.countDown();
        });
    module.at("/y", RawUpstream.text(200, "text/plain", "mine"));
    assertThat(text(get("/x"))).isEqualTo("ok");
    read.countDown();
    await(sent);

    assertThat(text(get("/y"))).isEqualTo("mine");
  }

  @Test
  void theSecondAttemptIsNotMadeOnAnotherOldConnection() throws Exception {
    UpstreamAnswer one = get("/x");
    UpstreamAnswer two = get("/x");
    assertThat(text(one)).isEqualTo(text(two)).isEqualTo("{}");
    for (RawUpstream.Exchange exchange : module.requests()) {
      exchange.close();
    }

    assertThat(text(get("/x"))).isEqualTo("{}");
  }

  @Test
  void whatIsSaidInBetweenDoesNotEndTheRequest() throws Exception {
    CountDownLatch said = new CountDownLatch(1);
    module.at(
        "/x",
        exchange -> {
          exchange.send(
              "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");
          said.countDown();
          exchange.readBody();
          exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        });

    assertThat(text(post("/x", new HalfByHalf(said)))).isEqualTo("ok");
    assertThat(module.lastRequest().body()).isEqualTo("aabb");
  }

  @Test
  void anErrorOfOurOwnTakesNoPlaceForGood() throws Exception {
    upstream = upstream(1);
    InputStream broken =
        new InputStream() {
          @Override
          public int read() {
            throw new StackOverflowError();
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            throw new StackOverflowError();
          }
        };
    assertThatThrownBy(() -> post("/x", broken)).isInstanceOf(StackOverflowError.class);

    assertThat(text(get("/x"))).isEqualTo("{}");
    assertThat(upstream.underWay()).isZero();
  }

  @Test
  void anAnswerThatCannotBeReadIsAFailureAndNoSuccess() {
    module.at("/x", RawUpstream.raw("HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n\r\na"));
    for (int i = 0; i < Breaker.WINDOW; i++) {
      assertThat(upstream.isLeftAlone()).isFalse();
      assertThatThrownBy(() -> get("/x")).isInstanceOf(UpstreamException.class);
    }

    assertThat(upstream.isLeftAlone()).isTrue();
  }

  private UpstreamAnswer get(String path) throws IOException {
    return upstream.send(UpstreamRequest.get(path, List.of()));
  }

  private UpstreamAnswer post(String path, InputStream body) throws IOException {
    return upstream.send(
        new UpstreamRequest("POST", path, List.of(), Optional.of(new RequestBody(body, 4, 4))));
  }

  private static String text(UpstreamAnswer answer) throws IOException {
    try (answer) {
      StringBuilder text = new StringBuilder();
      byte[] buffer = new byte[100];
      for (int read = answer.read(buffer); read >= 0; read = answer.read(buffer)) {
        text.append(new String(buffer, 0, read, US_ASCII));
      }
      return text.toString();
    }
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private Upstream upstream(int concurrent) throws Exception {
    Duration limit = Duration.ofSeconds(3);
    return new Upstream(
        "m",
        new Target.Remote("http", "127.0.0.1", module.port(), ""),
        new Limits(limit, limit, limit, limit, concurrent),
        new Upstream.Shared(
            new Semaphore(4), new Watchdog(), SSLContext.getDefault(), new Names()));
  }

  /** The second half comes once the module has said something. */
  private static final class HalfByHalf extends InputStream {

    private final CountDownLatch said;
    private int count;

    private HalfByHalf(CountDownLatch said) {
      this.said = said;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (count == 4) {
        return -1;
      }
      if (count == 2) {
        try {
          await(said);
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
      bytes[offset] = (byte) (count == 0 ? 'a' : 'b');
      bytes[offset + 1] = bytes[offset];
      count += 2;
      return 2;
    }
  }
}
