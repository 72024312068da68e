package dev.atrium.registry.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {

  @Test
  void readsAsMuchAsTheLimitAllows() throws IOException {
    assertThat(BoundedBody.read(new ByteArrayInputStream(new byte[] {1, 2, 3}), 3))
        .containsExactly(1, 2, 3);
  }

  @Test
  void readsNothingFromAnEmptyBody() throws IOException {
    assertThat(BoundedBody.read(InputStream.nullInputStream(), 3)).isEmpty();
  }

  @Test
  void refusesOneByteMoreAndLeavesTheRestUnread() {
    ByteArrayInputStream body = new ByteArrayInputStream(new byte[1000]);

    assertThatThrownBy(() -> BoundedBody.read(body, 3))
        .isInstanceOfSatisfying(
            JsonRejection.class, e -> assertThat(e.kind()).isEqualTo(JsonRejection.Kind.TOO_LARGE))
        .hasMessage("the body is larger than 3 bytes");
    assertThat(body.available()).isEqualTo(996);
  }
}
