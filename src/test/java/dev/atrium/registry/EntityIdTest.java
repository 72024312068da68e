package dev.atrium.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.registry.RegistryException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityIdTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "999999999, 999999999", "2147483647, 2147483647", "0007, 7"})
  void isAWholeNumber(String text, int number) {
    assertThat(EntityId.parse("registered model", text)).isEqualTo(new EntityId(number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " 1", "-1", "+1", "1.0", "1e3", "0x1", "seven", "2147483648", "٧"})
  void refusesWhatIsNoWholeNumberOfThirtyTwoBits(String text) {
    assertThatThrownBy(() -> EntityId.parse("registered model", text))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.REJECTED));
  }

  @Test
  void saysWhichIdWasRefused() {
    assertThatThrownBy(() -> EntityId.parse("model version", "x7"))
        .hasMessage("invalid model version ID: 'x7'");
  }

  @Test
  void repeatsNoMoreOfAnIdThanALogLineTakes() {
    assertThatThrownBy(() -> EntityId.parse("artifact", "1\n2\u0000" + "9".repeat(10_000)))
        .hasMessage("invalid artifact ID: '1?2?" + "9".repeat(36) + "...'");
  }

  @Test
  void isWrittenAsItsNumber() {
    assertThat(new EntityId(42)).hasToString("42");
  }
}
