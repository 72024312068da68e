package dev.atrium.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class RegistryExceptionTest {

  @Test
  void tellsTheLogWhatKindOfFailureLiesAtTheBottomAndNoAddress() {
    RegistryException failure =
        RegistryException.unreachable(
            new IOException("to 10.0.0.7:9000", new ConnectException("to 10.0.0.7:9000")));

    assertThat(failure.forTheLog())
        .isEqualTo("the model registry cannot be reached (ConnectException)");
    assertThat(RegistryException.notFound("no model").forTheLog()).isEqualTo("no model");
  }
}
