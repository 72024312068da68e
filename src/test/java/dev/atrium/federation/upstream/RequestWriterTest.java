package dev.atrium.federation.upstream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.federation.module.Target;
import dev.atrium.federation.rules.Header;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestWriterTest {

  private static final Target.Remote TARGET = new Target.Remote("http", "module", 9000, "/base");

  @Test
  void writesThePathAsTheClientWroteIt() throws IOException {
    assertThat(head("GET", "/a%2Fb?c=%zz&", new Header("X", "\u00e9"), Optional.empty()))
        .isEqualTo(
            String.join(
                "\r\n",
                "GET /base/a%2Fb?c=%zz& HTTP/1.1",
                "Host: module:9000",
                "X: \u00e9",
                "Connection: keep-alive",
                "",
                ""));
  }

  @ParameterizedTest
  @CsvSource({"POST, 5, Content-Length: 5", "PUT, -1, Transfer-Encoding: chunked"})
  void saysHowTheBodyEnds(String method, long length, String field) throws IOException {
    RequestBody body = new RequestBody(new ByteArrayInputStream(new byte[0]), length, 10);
    assertThat(head(method, "/", new Header("A", "b"), Optional.of(body)))
        .isEqualTo(
            method
                + " /base/ HTTP/1.1\r\nHost: module:9000\r\nA: b\r\n"
                + field
                + "\r\nConnection: keep-alive\r\n\r\n");
  }

  @ParameterizedTest
  @CsvSource({"POST, true", "PATCH, true", "DELETE, false", "GET, false"})
  void saysThatThereIsNoBodyWhereOneIsExpected(String method, boolean isSaid) throws IOException {
    assertThat(head(method, "/", new Header("A", "b"), Optional.empty()).contains("Content-Length"))
        .isEqualTo(isSaid);
  }

  @Test
  void headsOfAnyLengthAreWritten() throws IOException {
    String value = "v".repeat(5000);
    assertThat(head("GET", "/", new Header("A", value), Optional.empty()))
        .endsWith("A: " + value + "\r\nConnection: keep-alive\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nb", "a\nb", "a\rb", "a\u0000b", "\u010d"})
  void nothingEndsALineButUs(String text) {
    assertThatThrownBy(() -> head("GET", "/" + text, new Header("A", "b"), Optional.empty()))
        .isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> head("GET", "/", new Header("A", text), Optional.empty()))
        .isInstanceOf(ProtocolException.class);
  }

  private static String head(String method, String path, Header header, Optional<RequestBody> body)
      throws IOException {
    UpstreamRequest request = new UpstreamRequest(method, path, List.of(header), body);
    return new String(RequestWriter.head(request, TARGET), ISO_8859_1);
  }
}
