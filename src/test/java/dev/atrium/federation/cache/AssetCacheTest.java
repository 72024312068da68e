package dev.atrium.federation.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AssetCacheTest {

  private static final int KIBIBYTE = 1024;

  private final AssetCache cache = new AssetCache(64 * KIBIBYTE);

  @Test
  void forgetsFirstWhatNobodyHasAskedForLongest() {
    for (int i = 0; i < 8; i++) {
      cache.put(key("m", i), asset(7 * KIBIBYTE));
    }
    assertThat(cache.get(key("m", 0))).isPresent();
    cache.put(key("m", 8), asset(7 * KIBIBYTE));

    assertThat(cache.get(key("m", 0))).isPresent();
    assertThat(cache.get(key("m", 1))).isEmpty();
    assertThat(cache.size()).isEqualTo(64 * KIBIBYTE);
  }

  @Test
  void neverHoldsMoreThanItMay() {
    for (int i = 0; i < 500; i++) {
      cache.put(key("m", i % 90), asset(i * 37 % (9 * KIBIBYTE)));
      assertThat(cache.size()).isBetween(0L, 64L * KIBIBYTE);
    }
  }

  @Test
  void oneFileDoesNotPushOutTheOthers() {
    cache.put(key("m", 1), asset(9 * KIBIBYTE));
    assertThat(cache.get(key("m", 1))).isEmpty();
    assertThat(new AssetCache(0).reserve(1)).isFalse();
  }

  @Test
  void reservesRoomForSomeFilesAtATime() {
    assertThat(cache.reserve(8 * KIBIBYTE)).isTrue();
    assertThat(cache.reserve(8 * KIBIBYTE)).isTrue();
    assertThat(cache.reserve(1)).isFalse();
    cache.giveBack(8 * KIBIBYTE);
    assertThat(cache.reserve(1)).isTrue();
  }

  @Test
  void keepsTheFilesOfModulesApart() {
    cache.put(new AssetKey("m", "1/private", ""), asset(1));
    cache.put(key("n", 1), asset(1));
    assertThat(cache.get(new AssetKey("m1", "/private", ""))).isEmpty();
    cache.forget("m");
    assertThat(cache.get(new AssetKey("m", "1/private", ""))).isEmpty();
    assertThat(cache.get(key("n", 1))).isPresent();
  }

  private static AssetKey key(String module, int number) {
    return new AssetKey(module, "/" + number, "identity");
  }

  private static Asset asset(int size) {
    return EntryFilesTest.asset("x".repeat(size));
  }
}
