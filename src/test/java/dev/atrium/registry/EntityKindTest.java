package dev.atrium.registry;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EntityKindTest {

  /** The fields of the registry's OpenAPI document, as it spells them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          REGISTERED_MODEL | name description externalId state owner readme maturity language tasks \
          provider logo license licenseLink libraryName customProperties
          MODEL_VERSION | name registeredModelId description externalId state author customProperties
          MODEL_ARTIFACT | name artifactType description externalId state uri modelFormatName \
          modelFormatVersion storageKey storagePath serviceAccountName modelSourceKind \
          modelSourceClass modelSourceGroup modelSourceId modelSourceName customProperties
          DOC_ARTIFACT | name artifactType description externalId state uri customProperties
          """)
  void hasTheFieldsOfTheContract(EntityKind kind, String fields) {
    assertThat(names(kind.fields())).isEqualTo(fields);
  }

  @ParameterizedTest
  @CsvSource({
    "REGISTERED_MODEL, name, name",
    "MODEL_VERSION, name registeredModelId, name registeredModelId",
    "MODEL_ARTIFACT, artifactType, name artifactType",
    "DOC_ARTIFACT, artifactType, name artifactType"
  })
  void requiresAndFixesTheFieldsOfTheContract(EntityKind kind, String required, String fixed) {
    assertThat(names(kind.requiredFields())).isEqualTo(required);
    assertThat(names(kind.fixedFields())).isEqualTo(fixed);
  }

  @ParameterizedTest
  @EnumSource
  void letsEveryOtherFieldBeEdited(EntityKind kind) {
    assertThat(kind.editableFields())
        .doesNotContainAnyElementsOf(kind.fixedFields())
        .hasSize(kind.fields().size() - kind.fixedFields().size());
  }

  @ParameterizedTest
  @CsvSource({
    "REGISTERED_MODEL, 'LIVE, ARCHIVED'",
    "MODEL_VERSION, 'LIVE, ARCHIVED'",
    "MODEL_ARTIFACT, 'UNKNOWN, PENDING, LIVE, MARKED_FOR_DELETION, DELETED, ABANDONED, REFERENCE'",
    "DOC_ARTIFACT, 'UNKNOWN, PENDING, LIVE, MARKED_FOR_DELETION, DELETED, ABANDONED, REFERENCE'"
  })
  void hasTheStatesOfTheContract(EntityKind kind, String states) {
    assertThat(String.join(", ", kind.states())).isEqualTo(states);
  }

  @ParameterizedTest
  @CsvSource({
    "REGISTERED_MODEL, registered model, false, registered-model",
    "MODEL_VERSION, model version, false, model-version",
    "MODEL_ARTIFACT, model artifact, true, model-artifact",
    "DOC_ARTIFACT, doc artifact, true, doc-artifact"
  })
  void hasANameInSentencesAndOnTheWire(
      EntityKind kind, String noun, boolean artifact, String artifactType) {
    assertThat(kind.noun()).isEqualTo(noun);
    assertThat(kind.isArtifact()).isEqualTo(artifact);
    assertThat(kind.artifactType()).isEqualTo(artifactType);
  }

  @Test
  void cannotBeChanged() {
    assertThatThrownBy(() -> EntityKind.MODEL_VERSION.fields().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    EntityKind.MODEL_VERSION.editableFields().clear();
    assertThat(EntityKind.MODEL_VERSION.editableFields()).isNotEmpty();
  }

  private static String names(Set<Field> fields) {
    return fields.stream().map(Field::wireName).collect(joining(" "));
  }
}
