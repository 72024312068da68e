package dev.atrium.bff;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

class SpoolTest {

  @Test
  void keepsLittleInMemory() throws IOException {
    try (Spool spool = new Spool(8)) {
      spool.write("12345".getBytes(US_ASCII));
      spool.write("678".getBytes(US_ASCII));

      assertThat(spool.isInMemory()).isTrue();
      assertThat(content(spool)).isEqualTo("12345678");
    }
  }

  @Test
  void keepsMuchInAFile() throws IOException {
    try (Spool spool = new Spool(8)) {
      spool.write("12345".getBytes(US_ASCII));
      spool.write("6789".getBytes(US_ASCII));
      spool.write('0');

      assertThat(spool.isInMemory()).isFalse();
      assertThat(content(spool)).isEqualTo("1234567890");
    }
  }

  @Test
  void givesTheFileUpWhenItIsClosed() throws IOException {
    Spool spool = new Spool(0);
    spool.write('1');
    spool.close();

    assertThatThrownBy(() -> content(spool)).isInstanceOf(ClosedChannelException.class);
  }

  private static String content(Spool spool) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    spool.writeTo(out);
    return out.toString(US_ASCII);
  }
}
