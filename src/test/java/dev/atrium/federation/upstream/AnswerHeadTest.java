package dev.atrium.federation.upstream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.federation.rules.Header;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerHeadTest {

  @Test
  void holdsWhatTheModuleSaid() throws IOException {
    AnswerHead head = read("HTTP/1.1 201 Created\r\nETag: \"a\"\r\nX-Empty:\r\nX: \u00e9 \r\n\r\n");

    assertThat(head.status()).isEqualTo(201);
    assertThat(head.headers())
        .containsExactly(
            new Header("ETag", "\"a\""), new Header("X-Empty", ""), new Header("X", "\u00e9"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 200", "HTTP/1.1 200 ", "HTTP/1.0 200 OK", "HTTP/1.1 200 a b"})
  void aReasonIsNotNeeded(String line) throws IOException {
    assertThat(read(line + "\r\n\r\n").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH",
        "",
        "HTTP/2.0 200 OK",
        "http/1.1 200 OK",
        "HTTP/1.1  200 OK",
        "HTTP/1.1 20 OK",
        "HTTP/1.1 2000 OK",
        "HTTP/1.1 +20 OK",
        "HTTP/1.1 099 OK",
        "HTTP/1.1 200OK",
        "HTTP/1.1 200 OK\r\nno colon",
        "HTTP/1.1 200 OK\r\n: no name",
        "HTTP/1.1 200 OK\r\n folded: under nothing"
      })
  void whatIsNoHeadIsRefused(String head) {
    assertThatThrownBy(() -> read(head + "\r\n\r\n")).isInstanceOf(ProtocolException.class);
  }

  @Test
  void foldedLinesAreAsFewAsHeaders() throws IOException {
    String start = "HTTP/1.1 200 OK\r\nX: a\r\n";
    String most = " b\r\n".repeat(AnswerHead.MOST_HEADERS - 1);

    assertThat(read(start + most + "\r\n").headers()).hasSize(1);
    assertThatThrownBy(() -> read(start + most + " c\r\n\r\n"))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("too many headers");
  }

  @Test
  void aFoldedHeaderIsOneLine() throws IOException {
    assertThat(read("HTTP/1.1 200 OK\r\nX: a\r\n\t b\r\nY: c\r\n\r\n").headers())
        .containsExactly(new Header("X", "a b"), new Header("Y", "c"));
  }

  @Test
  void theEndOfTheConnectionIsNoHead() {
    assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\nX: a\r\n")).isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> read("")).isInstanceOf(EOFException.class);
  }

  @Test
  void manyHeadersAndLongOnesAreTakenUpToALimit() throws IOException {
    String most = "X: y\r\n".repeat(AnswerHead.MOST_HEADERS);
    String longest = "X: " + "y".repeat(Incoming.LONGEST_LINE - 5) + "\r\n";
    assertThat(read("HTTP/1.1 200 OK\r\n" + most + "\r\n").headers())
        .hasSize(AnswerHead.MOST_HEADERS);
    assertThat(read("HTTP/1.1 200 OK\r\n" + longest + "\r\n").headers()).hasSize(1);

    assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\n" + most + "X: y\r\n\r\n"))
        .hasMessage("the answer has too many headers");
    assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\nX" + longest + "\r\n"))
        .hasMessage("a line is longer than 65536 bytes");
    assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\n" + longest.repeat(5) + "\r\n"))
        .hasMessage("the answer has too many headers");
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1, X: y, true",
    "HTTP/1.1, Connection: Close, false",
    "HTTP/1.1, 'Connection: x , close', false",
    "HTTP/1.1, Connection: closed, true",
    "HTTP/1.0, X: y, false",
    "HTTP/1.0, Connection: Keep-Alive, true"
  })
  void saysWhetherTheConnectionIsKept(String protocol, String header, boolean isKept)
      throws IOException {
    assertThat(read(protocol + " 200 OK\r\n" + header + "\r\n\r\n").keepsConnection())
        .isEqualTo(isKept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: gzip",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: xchunked",
        "Content-Length: 1\r\nContent-Length: 1",
        "Content-Length: 1, 1",
        "Content-Length: +1",
        "Content-Length: -1",
        "Content-Length: 0x1",
        "Content-Length:",
        "Content-Length: 1234567890123456789"
      })
  void aBodyWithoutACertainEndIsRefused(String framing) throws IOException {
    AnswerHead head = read("HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n");
    assertThatThrownBy(() -> AnswerBody.behind(head, in("x"), () -> {}))
        .isInstanceOf(ProtocolException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Length: 1, true",
    "Transfer-Encoding: chunked, true",
    "X: y, false",
    "'Content-Length: 1\r\nTransfer-Encoding: chunked', false"
  })
  void saysWhetherAnotherAnswerMayFollow(String framing, boolean mayFollow) throws IOException {
    assertThat(read("HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n").hasOneEnd()).isEqualTo(mayFollow);
  }

  static AnswerHead read(String text) throws IOException {
    return AnswerHead.read(in(text));
  }

  static Incoming in(String text) {
    return new Incoming(new ByteArrayInputStream(text.getBytes(ISO_8859_1)));
  }
}
