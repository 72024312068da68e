package dev.atrium.security.jwt;

import static dev.atrium.testing.TokenIssuer.published;
import static dev.atrium.testing.TokenIssuer.rsaKey;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeySourceTest {

  private static final RSAKey FIRST = rsaKey("first");
  private static final RSAKey SECOND = rsaKey("second");
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final Duration LONG = Duration.ofHours(1);

  private final Deque<Runnable> background = new ArrayDeque<>();
  private byte[] document = published(FIRST);
  private int reads;
  private long now = Long.MAX_VALUE - 1_000;
  private final KeySource source = new KeySource(this::read, background::add, () -> now);

  @Test
  void readsOnceForManyTokens() throws KeysUnavailableException {
    KeySet keys = source.keys();

    assertThat(keys.find("RS256", Optional.of("first"))).isPresent();
    assertThat(source.keys()).isSameAs(keys);
    assertThat(reads).isEqualTo(1);
  }

  /** T4: many unknown names are one question in ten seconds. */
  @Test
  void asksAgainForAnUnknownKeyAtMostOnceInTenSeconds() throws KeysUnavailableException {
    KeySet keys = source.keys();
    for (int i = 0; i < 1_000; i++) {
      assertThat(source.newerThan(keys)).isEmpty();
    }
    assertThat(reads).isEqualTo(1);

    pass(PAUSE);
    document = published(FIRST, SECOND);
    KeySet newer = source.newerThan(keys).orElseThrow();
    assertThat(newer.find("RS256", Optional.of("second"))).isPresent();
    assertThat(source.newerThan(newer)).isEmpty();
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void oneRefreshServesAllWhoHaveTheOldKeys() throws KeysUnavailableException {
    KeySet old = source.keys();
    pass(PAUSE);
    document = published(SECOND);
    source.newerThan(old);

    assertThat(source.newerThan(old)).isPresent();
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void keepsTheKeysWhileTheIssuerIsAway() throws KeysUnavailableException {
    KeySet keys = source.keys();
    document = null;
    for (int minute = 0; minute < 60; minute++) {
      pass(Duration.ofMinutes(1));
      assertThat(source.keys()).isSameAs(keys);
      runBackground();
      assertThat(source.newerThan(keys)).isEmpty();
    }
  }

  @Test
  void keepsTheKeysWhenTheIssuerPublishesNonsense() throws KeysUnavailableException {
    KeySet keys = source.keys();
    for (String nonsense : new String[] {"", "<html>", "{", "{\"keys\":[]}", "{\"keys\":[1]}"}) {
      pass(LONG);
      document = nonsense.getBytes(UTF_8);
      assertThat(source.newerThan(keys)).as(nonsense).isEmpty();
      assertThat(source.keys()).isSameAs(keys);
    }
  }

  @Test
  void readsOldKeysAgainWithoutKeepingAnybodyWaiting() throws KeysUnavailableException {
    KeySet keys = source.keys();
    pass(Duration.ofMinutes(11));
    document = published(SECOND);

    assertThat(source.keys()).isSameAs(keys);
    assertThat(reads).isEqualTo(1);
    runBackground();
    assertThat(source.keys().find("RS256", Optional.of("second"))).isPresent();
    assertThat(source.keys().find("RS256", Optional.of("first"))).isEmpty();
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void doesNotKnowWhenThereNeverWereKeys() throws KeysUnavailableException {
    document = null;
    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(source::keys).isInstanceOf(KeysUnavailableException.class);
    }
    assertThat(reads).isEqualTo(1);

    pass(PAUSE);
    document = published(FIRST);
    assertThat(source.keys().find("RS256", Optional.of("first"))).isPresent();
  }

  @Test
  void hasNoKeysWhenTheIssuerHasNone() throws KeysUnavailableException {
    document = "{\"keys\":[]}".getBytes(UTF_8);

    assertThat(source.keys().find("RS256", Optional.of("first"))).isEmpty();
  }

  private byte[] read() throws IOException {
    reads++;
    if (document == null) {
      throw new IOException("away");
    }
    return document.clone();
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private void runBackground() {
    while (!background.isEmpty()) {
      background.poll().run();
    }
  }
}
