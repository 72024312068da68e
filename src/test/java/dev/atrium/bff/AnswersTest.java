package dev.atrium.bff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.registry.EntityDocument;
import dev.atrium.registry.EntityId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "/api/v1/models, /api/v1/models/5",
    "/api/v1/models/, /api/v1/models/5",
    "/api/v1/models;a=b, /api/v1/models/5",
    "/model-registry/api/v1/models, /model-registry/api/v1/models/5"
  })
  void locatesANewEntityBelowThePathThatWasUsed(String path, String location) {
    EntityDocument document = new EntityDocument(new EntityId(5), new byte[0]);

    assertThat(Answers.location(path, document)).isEqualTo(location);
  }
}
