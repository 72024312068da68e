package dev.atrium.federation.upstream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerBodyTest {

  private static final String CHUNKED = "Transfer-Encoding: chunked";

  private final AtomicInteger ended = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 1000, 100_000})
  void isTheSameInWhateverPiecesItComes(int most) throws IOException {
    String text = "0123456789".repeat(5000);
    assertThat(read("Content-Length: 50000", text + "next", most)).isEqualTo(text);
    assertThat(read("X: y", text, most)).isEqualTo(text);
    String chunks = "2710\r\n" + text.substring(0, 10_000) + "\r\n9C40;a=\"b\"\r\n";
    assertThat(read(CHUNKED, chunks + text.substring(10_000) + "\r\n0\r\nX: y\r\n\r\nnext", most))
        .isEqualTo(text);
    assertThat(ended).hasValue(3);
  }

  @Test
  void nothingIsReadBeyondItsEnd() throws IOException {
    Incoming in = AnswerHeadTest.in("HTTP/1.1 200 OK\r\n" + CHUNKED + "\r\n\r\n0\r\n\r\nnext\r\n");
    AnswerBody body = AnswerBody.behind(AnswerHead.read(in), in, ended::incrementAndGet);

    assertThat(body.read(new byte[10])).isEqualTo(-1);
    assertThat(body.read(new byte[10])).isEqualTo(-1);
    assertThat(ended).hasValue(1);
    assertThat(in.hasMore()).isTrue();
    assertThat(in.line()).isEqualTo("next");
  }

  @Test
  void nothingIsOverAtOnce() throws IOException {
    assertThat(read("Content-Length: 0", "", 10)).isEmpty();
    assertThat(ended).hasValue(1);
  }

  @Test
  void whatBreaksOffIsNotWhole() {
    for (String body : new String[] {"", "5\r\nab", "5\r\nabcde\r\n", "5\r\nabcde\r\n0\r\n"}) {
      assertThatThrownBy(() -> read(CHUNKED, body, 10)).isInstanceOf(EOFException.class);
    }
    assertThatThrownBy(() -> read("Content-Length: 5", "abcd", 10))
        .isInstanceOf(EOFException.class);
    assertThat(ended).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n",
        "x\r\n",
        "-1\r\n",
        "+1\r\na\r\n",
        "0x1\r\na\r\n",
        "1 1\r\na\r\n",
        "1000000000000000\r\na",
        "1\r\nab\r\n0\r\n\r\n",
        "\u0661\r\na"
      })
  void aChunkThatDoesNotSayHowLongItIsIsRefused(String body) {
    assertThatThrownBy(() -> read(CHUNKED, body, 10)).isInstanceOf(ProtocolException.class);
  }

  /** Everything, in pieces that are never as long as what is asked for. */
  private String read(String framing, String body, int most) throws IOException {
    byte[] bytes = ("HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n" + body).getBytes(ISO_8859_1);
    InputStream connection =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, Math.min(length, Math.min(most, 777)));
          }
        };
    Incoming in = new Incoming(connection);
    AnswerBody answer = AnswerBody.behind(AnswerHead.read(in), in, ended::incrementAndGet);
    StringBuilder text = new StringBuilder();
    byte[] buffer = new byte[most];
    for (int read = answer.read(buffer); read >= 0; read = answer.read(buffer)) {
      text.append(new String(buffer, 0, read, ISO_8859_1));
    }
    return text.toString();
  }
}
