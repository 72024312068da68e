package dev.atrium.security.jwt;

import static dev.atrium.testing.TokenIssuer.ecKey;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import java.security.Key;
import org.junit.jupiter.api.Test;

class KnownForgeriesTest {

  private final Key key = publicKey();
  private final KnownForgeries forgeries = new KnownForgeries(2);

  @Test
  void isSureOfOneTokenAndOneKey() {
    forgeries.add("a", key);

    assertThat(forgeries.include("a", key)).isTrue();
    assertThat(forgeries.include("b", key)).isFalse();
    assertThat(forgeries.include("a", publicKey())).isFalse();
  }

  @Test
  void remembersTheLastKeyOnly() {
    Key another = publicKey();
    forgeries.add("a", key);
    forgeries.add("a", another);

    assertThat(forgeries.include("a", another)).isTrue();
    assertThat(forgeries.include("a", key)).isFalse();
  }

  @Test
  void forgetsWhatCameFirstWhenItIsFull() {
    forgeries.add("a", key);
    forgeries.add("b", key);
    forgeries.add("c", key);

    assertThat(forgeries.include("a", key)).isFalse();
    assertThat(forgeries.include("b", key)).isTrue();
    assertThat(forgeries.include("c", key)).isTrue();
  }

  private static Key publicKey() {
    try {
      return ecKey("ec-1").toECPublicKey();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
