package dev.atrium.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.testing.MapConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {

  private static final Setting<String> TEXT = Setting.text("lamp.name", "desk", "A name.");
  private static final Setting<String> WORD =
      Setting.word("lamp.colour", "white", "A colour.", "white", "red");
  private static final Setting<Boolean> FLAG = Setting.flag("lamp.on", false, "Whether it is on.");
  private static final Setting<Integer> NUMBER =
      Setting.number("lamp.level", 3, 1, 10, "How much.");
  private static final Setting<Duration> DURATION =
      Setting.duration("lamp.timeout", Duration.ofSeconds(5), "How long.");
  private static final Setting<URI> URL = Setting.url("lamp.maker.url", "Who made it.");

  @Test
  void isItsDefaultWhenNobodySays() {
    assertThat(TEXT.read(MapConfig.of(Map.of()))).isEqualTo("desk");
    assertThat(WORD.read(MapConfig.of(Map.of()))).isEqualTo("white");
    assertThat(FLAG.read(MapConfig.of(Map.of()))).isFalse();
    assertThat(NUMBER.read(MapConfig.of(Map.of()))).isEqualTo(3);
    assertThat(DURATION.read(MapConfig.of(Map.of()))).isEqualTo(Duration.ofSeconds(5));
    assertThat(URL.find(MapConfig.of(Map.of()))).isEmpty();
  }

  @Test
  void isWhatSomebodySays() {
    assertThat(TEXT.read(MapConfig.of("lamp.name", "floor"))).isEqualTo("floor");
    assertThat(WORD.read(MapConfig.of("lamp.colour", "RED"))).isEqualTo("red");
    assertThat(FLAG.read(MapConfig.of("lamp.on", "True"))).isTrue();
    assertThat(NUMBER.read(MapConfig.of("lamp.level", "10"))).isEqualTo(10);
    assertThat(DURATION.read(MapConfig.of("lamp.timeout", "PT0.5S")))
        .isEqualTo(Duration.ofMillis(500));
    assertThat(URL.read(MapConfig.of("lamp.maker.url", "HTTPS://maker.example/lamps")))
        .isEqualTo(URI.create("HTTPS://maker.example/lamps"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void countsAnEmptyValueAsNotSet(String nothing) {
    assertThat(NUMBER.read(MapConfig.of("lamp.level", nothing))).isEqualTo(3);
    assertThat(URL.find(MapConfig.of("lamp.maker.url", nothing))).isEmpty();
  }

  @Test
  void ignoresBlanksAroundAValue() {
    assertThat(NUMBER.read(MapConfig.of("lamp.level", " 7 "))).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "11", "-1", "3.5", "three", "99999999999"})
  void refusesANumberOutOfItsRange(String text) {
    refuses(NUMBER, text, "lamp.level must be a whole number from 1 to 10, but is '" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "1", "on"})
  void refusesAFlagThatIsNeitherTrueNorFalse(String text) {
    refuses(FLAG, text, "lamp.on must be true or false, but is '" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"green", "whit", "white,red"})
  void refusesAWordThatIsNotOneOfThem(String text) {
    refuses(WORD, text, "lamp.colour must be one of white, red, but is '" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "5s", "PT0S", "PT-1S", "PT"})
  void refusesADurationThatIsNotPositive(String text) {
    refuses(
        DURATION,
        text,
        "lamp.timeout must be a positive duration like PT5S, but is '" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"maker.example", "ftp://maker.example", "http:///lamps", "http://a b", "https:x"})
  void refusesWhatIsNoWebAddress(String text) {
    refuses(
        URL, text, "lamp.maker.url must be an absolute http or https URL, but is '" + text + "'");
  }

  @Test
  void refusesAnAddressWithCredentialsWithoutRepeatingThem() {
    assertThatThrownBy(() -> URL.read(MapConfig.of("lamp.maker.url", "http://me:hunter2@maker")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "lamp.maker.url must be an absolute http or https URL, but is 'http://...@maker'");
  }

  @Test
  void mustBeSetWhenItHasNoDefault() {
    assertThatThrownBy(() -> URL.read(MapConfig.of(Map.of())))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("lamp.maker.url must be set to an absolute http or https URL");
  }

  @ParameterizedTest
  @CsvSource({
    "lamp.level, LAMP_LEVEL",
    "lamp.maker-url, LAMP_MAKER_URL",
    "MODEL_REGISTRY_URL, MODEL_REGISTRY_URL"
  })
  void hasAnEnvironmentVariable(String key, String variable) {
    assertThat(Setting.text(key, "", "A text.").environmentVariable()).isEqualTo(variable);
  }

  @Test
  void describesItselfForTheReferencePage() {
    assertThat(NUMBER.key()).isEqualTo("lamp.level");
    assertThat(NUMBER.type()).isEqualTo("number");
    assertThat(NUMBER.defaultText()).isEqualTo("3");
    assertThat(NUMBER.description()).isEqualTo("How much.");
    assertThat(WORD.type()).isEqualTo("white, red");
    assertThat(FLAG.type()).isEqualTo("true, false");
    assertThat(DURATION.type()).isEqualTo("duration");
    assertThat(DURATION.defaultText()).isEqualTo("PT5S");
    assertThat(URL.type()).isEqualTo("url");
    assertThat(URL.defaultText()).isEmpty();
    assertThat(TEXT.type()).isEqualTo("text");
  }

  private static void refuses(Setting<?> setting, String text, String sentence) {
    assertThatThrownBy(() -> setting.read(MapConfig.of(setting.key(), text)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(sentence);
  }
}
