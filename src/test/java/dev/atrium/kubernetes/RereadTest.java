package dev.atrium.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RereadTest {

  private final AtomicLong now = new AtomicLong();
  private String file = "one";

  @Test
  void readsAgainWithinAMinute() throws IOException {
    Reread<String> token = token();
    file = "two";
    assertThat(token.value()).isEqualTo("one");

    now.addAndGet(Duration.ofSeconds(60).toNanos());
    assertThat(token.value()).isEqualTo("two");
  }

  @Test
  void readsAtOnceWhatWasRefused() throws IOException {
    Reread<String> token = token();
    assertThat(token.hasOtherThan("one")).isFalse();
    file = "two";

    assertThat(token.hasOtherThan("one")).isTrue();
    assertThat(token.value()).isEqualTo("two");
  }

  @Test
  void keepsWhatItSaidWhileItIsExchanged() throws IOException {
    Reread<String> token = token();
    file = null;
    now.addAndGet(Duration.ofSeconds(60).toNanos());

    assertThat(token.value()).isEqualTo("one");
  }

  @Test
  void hasToBeThereAtFirst() {
    file = null;

    assertThatThrownBy(this::token).isInstanceOf(NoSuchFileException.class);
  }

  private Reread<String> token() throws IOException {
    return new Reread<>(
        "token",
        () -> {
          if (file == null) {
            throw new NoSuchFileException("token");
          }
          return file;
        },
        now::get);
  }
}
