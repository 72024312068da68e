package dev.atrium.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.registry.RegistryException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class EntityDraftTest {

  @Test
  void isCompleteWithEveryRequiredField() {
    EntityDraft draft =
        new EntityDraft(
            EntityKind.MODEL_VERSION,
            FieldValues.builder()
                .text(Field.NAME, "v1")
                .text(Field.REGISTERED_MODEL_ID, "7")
                .build());

    assertThat(draft.requireComplete()).isSameAs(draft);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {"REGISTERED_MODEL", "MODEL_VERSION"})
  void namesTheFirstRequiredFieldThatIsMissing(EntityKind kind) {
    assertThatThrownBy(() -> new EntityDraft(kind, FieldValues.none()).requireComplete())
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INCOMPLETE))
        .hasMessage("required field 'name' is zero value.");
  }

  @Test
  void countsAnEmptyTextAsMissing() {
    FieldValues values =
        FieldValues.builder().text(Field.NAME, "v1").text(Field.REGISTERED_MODEL_ID, "").build();

    assertThatThrownBy(() -> new EntityDraft(EntityKind.MODEL_VERSION, values).requireComplete())
        .hasMessage("required field 'registeredModelId' is zero value.");
  }

  /** Its kind says what it is; the name of an artifact is made up when nobody gives one. */
  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {"MODEL_ARTIFACT", "DOC_ARTIFACT"})
  void asksNothingOfAnArtifact(EntityKind kind) {
    EntityDraft draft = new EntityDraft(kind, FieldValues.none());

    assertThat(draft.requireComplete()).isSameAs(draft);
  }
}
