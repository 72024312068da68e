package dev.atrium.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.registry.PropertyValue.IntValue;
import dev.atrium.registry.PropertyValue.StringValue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldValuesTest {

  private static final FieldValues GRANITE =
      FieldValues.builder()
          .text(Field.STATE, "LIVE")
          .text(Field.NAME, "granite")
          .texts(Field.TASKS, List.of("chat"))
          .build();

  @Test
  void tellsAnEmptyFieldFromOneThatWasNotMentioned() {
    FieldValues values = FieldValues.builder().text(Field.DESCRIPTION, "").build();

    assertThat(values.has(Field.DESCRIPTION)).isTrue();
    assertThat(values.text(Field.DESCRIPTION)).hasValue("");
    assertThat(values.has(Field.NAME)).isFalse();
    assertThat(values.text(Field.NAME)).isEmpty();
    assertThat(values.texts(Field.TASKS)).isEmpty();
    assertThat(values.customProperties()).isEmpty();
  }

  @Test
  void listsItsFieldsInTheOrderTheyAreWritten() {
    assertThat(GRANITE.fields()).containsExactly(Field.NAME, Field.STATE, Field.TASKS);
  }

  @Test
  void writesChangesOverWhatItHas() {
    FieldValues changes =
        FieldValues.builder().text(Field.STATE, "ARCHIVED").text(Field.OWNER, "ada").build();

    assertThat(GRANITE.with(changes))
        .isEqualTo(
            FieldValues.builder()
                .text(Field.NAME, "granite")
                .text(Field.STATE, "ARCHIVED")
                .text(Field.OWNER, "ada")
                .texts(Field.TASKS, List.of("chat"))
                .build());
    assertThat(GRANITE.text(Field.STATE)).hasValue("LIVE");
  }

  @Test
  void replacesTheWholeMapOfCustomProperties() {
    FieldValues before =
        FieldValues.builder().customProperties(Map.of("a", new IntValue(1))).build();
    FieldValues changes =
        FieldValues.builder().customProperties(Map.of("b", new IntValue(2))).build();

    assertThat(before.with(changes).customProperties()).hasValue(Map.of("b", new IntValue(2)));
  }

  @Test
  void keepsOnlyTheFieldsAskedFor() {
    assertThat(GRANITE.only(EnumSet.of(Field.NAME, Field.OWNER)).fields())
        .containsExactly(Field.NAME);
  }

  @Test
  void keepsTheOrderOfCustomProperties() {
    Map<String, PropertyValue> properties = new LinkedHashMap<>();
    properties.put("zebra", new StringValue("z"));
    properties.put("ant", new StringValue("a"));

    assertThat(
            FieldValues.builder()
                .customProperties(properties)
                .build()
                .customProperties()
                .orElseThrow()
                .keySet())
        .containsExactly("zebra", "ant");
  }

  @Test
  void changesNeitherWithItsBuilderNorWithWhatItWasBuiltFrom() {
    List<String> tasks = new ArrayList<>(List.of("chat"));
    Map<String, PropertyValue> properties = new LinkedHashMap<>();
    FieldValues.Builder builder =
        FieldValues.builder().texts(Field.TASKS, tasks).customProperties(properties);
    FieldValues values = builder.build();
    tasks.add("code");
    properties.put("late", new IntValue(1));
    builder.text(Field.NAME, "late");

    assertThat(values.texts(Field.TASKS)).hasValue(List.of("chat"));
    assertThat(values.customProperties()).hasValue(Map.of());
    assertThat(values.has(Field.NAME)).isFalse();
  }

  @Test
  void startsABuilderFromItsOwnValues() {
    assertThat(GRANITE.toBuilder().text(Field.NAME, "slate").build().text(Field.STATE))
        .hasValue("LIVE");
    assertThat(GRANITE.text(Field.NAME)).hasValue("granite");
  }

  @Test
  void refusesAValueThatHasNotTheTypeOfItsField() {
    assertThatThrownBy(() -> FieldValues.builder().text(Field.TASKS, "chat"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("TASKS is of type TEXT_LIST");
    assertThatThrownBy(() -> FieldValues.builder().texts(Field.NAME, List.of("granite")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("NAME is of type TEXT");
  }

  @Test
  void refusesNull() {
    assertThatThrownBy(() -> FieldValues.builder().text(Field.NAME, null))
        .hasMessage("value is null");
  }
}
