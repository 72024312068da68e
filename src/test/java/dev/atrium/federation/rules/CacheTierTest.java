package dev.atrium.federation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheTierTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/static/js/main.3f2a9c1b.js",
        "chunk-0123abcd.css",
        "app.a1b2c3d4e5f6.bundle.js",
        "1013-4cee0676a66ac829f875.js",
        "app.12345678.abcdef12.js",
        "main.3f2a9c1b.js.map",
        "logo.0a1b2c3d.png"
      })
  void aNameThatEndsInAHashNeverChanges(String name) {
    assertThat(CacheTier.of(name)).isEqualTo(CacheTier.IMMUTABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "remoteEntry.js",
        "mf-manifest.json",
        "mf-stats.json",
        "index.html",
        "manifest.json",
        "locales/en.json",
        "app.bundle.js",
        "app.12345678.js",
        "app.3F2A9C1B.js",
        "my-deadbeef-page.js",
        "main.3f2a9c1.js",
        "3f2a9c1b.js",
        "deadbeef",
        "a.deadbeef/b.js"
      })
  void anyOtherMayBeDifferentTomorrow(String name) {
    assertThat(CacheTier.of(name)).isEqualTo(CacheTier.REVALIDATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"logo.png", "logo-20240608.png", "a.woff2", "a.svg", "favicon.ico"})
  void picturesAndFontsLastADay(String name) {
    assertThat(CacheTier.of(name)).isEqualTo(CacheTier.DAY);
  }

  @Test
  void tellsBrowsersInTheWordsOfTheStandard() {
    assertThat(CacheTier.IMMUTABLE.cacheControl()).isEqualTo("public, max-age=31536000, immutable");
    assertThat(CacheTier.DAY.cacheControl()).isEqualTo("public, max-age=86400");
    assertThat(CacheTier.REVALIDATED.cacheControl()).isEqualTo("no-cache");
  }
}
