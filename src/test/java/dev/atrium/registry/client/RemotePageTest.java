package dev.atrium.registry.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.registry.EntityPage;
import dev.atrium.registry.RegistryException;
import dev.atrium.registry.RegistryException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RemotePageTest {

  private final FakeLine line = new FakeLine();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void writesAPageAndReleasesItsConnection() throws IOException {
    try (EntityPage page = RemotePage.open(answer("{\"items\":[{},{}],\"nextPageToken\":\"t\"}"))) {
      assertThat(page.writeItems(out)).isEqualTo(new EntityPage.End("t", 2));
      assertThat(line.state()).isEqualTo("open");
    }

    assertThat(out.toString(UTF_8)).isEqualTo("{},{}");
    assertThat(line.state()).isEqualTo("released");
  }

  @Test
  void writesAListAsItCame() throws IOException {
    try (EntityPage page = RemotePage.open(answer("{\"items\":[{}],\"nextPageToken\":\"t\"}"))) {
      page.writeList(out, end -> new byte[0]);
    }
    assertThat(out.toString(UTF_8))
        .isEqualTo("{\"items\":[{}],\"nextPageToken\":\"t\",\"pageSize\":0,\"size\":1}");
    assertThat(line.state()).isEqualTo("released");

    out.reset();
    String list = "{\"items\":[{\"text\":\"" + "x".repeat(70_000) + "\"},{}],\"size\":2}";
    try (EntityPage page = RemotePage.open(answer(list))) {
      page.writeList(out, end -> new byte[0]);
    }
    assertThat(out.toString(UTF_8)).isEqualTo(list);
    assertThat(line.state()).isEqualTo("released");
  }

  @Test
  void cutsTheConnectionOfAPageNobodyReadsToItsEnd() {
    EntityPage page = RemotePage.open(answer("{\"items\":[{}]}"));

    page.close();
    page.close();

    assertThat(line.state()).isEqualTo("aborted");
  }

  @Test
  void cutsTheConnectionOfAPageThatIsGarbageInTheMiddle() {
    EntityPage page = RemotePage.open(answer("{\"items\":[{},oops]}"));

    assertThatThrownBy(() -> page.writeItems(out))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNUSABLE_ANSWER));
    page.close();

    assertThat(line.state()).isEqualTo("aborted");
  }

  @Test
  void saysSoWhenTheRegistryFallsSilentInTheMiddle() {
    InputStream silent =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new SocketTimeoutException("Read timed out");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            throw new SocketTimeoutException("Read timed out");
          }
        };
    InputStream start = new ByteArrayInputStream("{\"items\":[{},".getBytes(UTF_8));
    InputStream body =
        new AnswerStream(
            new SequenceInputStream(start, silent),
            Deadline.in(Duration.ofSeconds(1), () -> 0),
            new CallUnderWay(action -> CallerPresence.UNWATCHED));
    EntityPage page = RemotePage.open(new Answer(200, "application/json", false, body, line));

    assertThatThrownBy(() -> page.writeItems(out))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TIMED_OUT));
    page.close();

    assertThat(out.toString(UTF_8)).isEqualTo("{},");
    assertThat(line.state()).isEqualTo("aborted");
  }

  @Test
  void opensNothingButAList() {
    assertThatThrownBy(() -> RemotePage.open(answer("{\"id\":\"1\"}")))
        .isInstanceOf(RegistryException.class);
  }

  private Answer answer(String json) {
    return new Answer(
        200, "application/json", false, new ByteArrayInputStream(json.getBytes(UTF_8)), line);
  }
}
