package dev.atrium.federation.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class NamesTest {

  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(5);

  /** What the threads would do, and do when they are told to. */
  private final Deque<Runnable> begun = new ArrayDeque<>();

  private int asked;
  private final Names names = new Names(this::find, begun::add);

  private InetAddress[] find(String host) throws UnknownHostException {
    asked++;
    if (host.equals("nowhere")) {
      throw new UnknownHostException(host);
    }
    return new InetAddress[] {InetAddress.getLoopbackAddress()};
  }

  @Test
  void aResolverThatHangsIsNotWaitedForLongerThanAllowed() {
    assertThatThrownBy(() -> names.addresses("somewhere", SHORT))
        .isInstanceOf(UnknownHostException.class)
        .hasMessage("somewhere was not found in PT0.02S");
  }

  @Test
  void aResolverThatHangsHoldsOneThreadForAName() {
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> names.addresses("somewhere", SHORT))
          .isInstanceOf(UnknownHostException.class);
    }
    assertThat(begun).hasSize(1);
  }

  @Test
  void aLateAnswerIsOfNoUseToTheNextWhoAsks() {
    for (int i = 1; i <= 2; i++) {
      assertThatThrownBy(() -> names.addresses("somewhere", SHORT))
          .isInstanceOf(UnknownHostException.class);
      begun.remove().run();
      assertThat(asked).isEqualTo(i);
    }
  }

  @Test
  void aNameThatIsNobodysIsToldAsSuch() {
    Names atOnce = new Names(this::find, Runnable::run);

    assertThatThrownBy(() -> atOnce.addresses("nowhere", LONG))
        .isInstanceOf(UnknownHostException.class)
        .hasMessage("nowhere");
  }

  @Test
  void addressesNeedNoResolver() throws Exception {
    assertThat(new Names().addresses("127.0.0.1", LONG))
        .containsExactly(InetAddress.getLoopbackAddress());
  }
}
