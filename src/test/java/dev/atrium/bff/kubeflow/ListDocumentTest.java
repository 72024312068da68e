package dev.atrium.bff.kubeflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.registry.EntityPage;
import dev.atrium.registry.RegistryException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class ListDocumentTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private boolean isClosed;

  @Test
  void writesAListInTheEnvelope() throws IOException {
    new ListDocument(page("{\"id\":\"1\"}", null), 7).write(out);

    assertThat(out.toString(UTF_8))
        .isEqualTo(
            "{\"data\":{\"items\":[{\"id\":\"1\"}],\"nextPageToken\":\"t\\\"\",\"pageSize\":7,"
                + "\"size\":1}}");
    assertThat(isClosed).isTrue();
  }

  @Test
  void writesNothingWhenTheListFailsEarly() {
    RegistryException failure = RegistryException.timedOut(null);
    String early = "x".repeat(ListDocument.HELD_BACK - 100);

    assertThatThrownBy(() -> new ListDocument(page(early, failure), 0).write(out))
        .isSameAs(failure);
    assertThat(out.size()).isZero();
    assertThat(isClosed).isTrue();
  }

  @Test
  void endsInTheMiddleWhenTheListFailsLate() throws IOException {
    String late = "x".repeat(ListDocument.HELD_BACK);

    new ListDocument(page(late, RegistryException.timedOut(null)), 0).write(out);

    assertThat(out.toString(UTF_8)).isEqualTo("{\"data\":{\"items\":[" + late);
    assertThat(isClosed).isTrue();
  }

  private EntityPage page(String items, RegistryException failure) {
    return new EntityPage() {
      @Override
      public End writeItems(OutputStream target) throws IOException {
        target.write(items.getBytes(UTF_8));
        if (failure != null) {
          throw failure;
        }
        return new End("t\"", 1);
      }

      @Override
      public void close() {
        isClosed = true;
      }
    };
  }
}
