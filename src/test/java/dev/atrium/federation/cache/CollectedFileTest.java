package dev.atrium.federation.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollectedFileTest {

  private static final int KIBIBYTE = 1024;

  /** Keeps files up to 128 KiB and collects 256 KiB at a time. */
  private final AssetCache cache = new AssetCache(1024 * KIBIBYTE);

  @ParameterizedTest
  @ValueSource(ints = {1, 64 * KIBIBYTE, 64 * KIBIBYTE + 1, 100_000, 128 * KIBIBYTE})
  void holdsWhatWasWrittenWithoutKnowingHowMuchThatWillBe(int size) {
    try (CollectedFile file = new CollectedFile(cache, -1)) {
      write(file, size);
      assertThat(file.whole().orElseThrow().length()).isEqualTo(size);
    }
    assertThat(cache.reserve(128 * KIBIBYTE)).isTrue();
    assertThat(cache.reserve(128 * KIBIBYTE)).isTrue();
  }

  @Test
  void isGivenUpWhenItIsLargerThanWhatIsKept() {
    try (CollectedFile file = new CollectedFile(cache, -1)) {
      write(file, 128 * KIBIBYTE + 1);
      assertThat(file.whole()).isEmpty();
      write(file, 1);
      assertThat(file.whole()).isEmpty();
    }
  }

  @Test
  void isNotBegunWithoutRoom() {
    assertThat(cache.reserve(128 * KIBIBYTE)).isTrue();
    assertThat(cache.reserve(128 * KIBIBYTE)).isTrue();
    for (long length : new long[] {-1, 1}) {
      try (CollectedFile file = new CollectedFile(cache, length)) {
        write(file, 1);
        assertThat(file.whole()).isEmpty();
      }
    }
  }

  @Test
  void aFileWithoutABodyIsNone() {
    try (CollectedFile file = new CollectedFile(cache, -1)) {
      assertThat(file.whole()).isEmpty();
    }
  }

  private static void write(CollectedFile file, int size) {
    for (int left = size; left > 0; left -= 10_000) {
      file.write(new byte[10_000], 0, Math.min(left, 10_000));
    }
  }
}
