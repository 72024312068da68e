package dev.atrium.bff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.registry.EntityCollection;
import dev.atrium.registry.EntityId;
import dev.atrium.registry.Field;
import dev.atrium.registry.RegistryException;
import dev.atrium.registry.RegistryException.Reason;
import dev.atrium.registry.json.JsonRejection;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTablesTest {

  @ParameterizedTest(name = "{0} answers {1}")
  @CsvSource({
    "NOT_FOUND, 404",
    "CONFLICT, 409",
    "REJECTED, 400",
    "INCOMPLETE, 400",
    "NOT_PERMITTED, 403",
    "UNREACHABLE, 503",
    "TIMED_OUT, 504",
    "OVERLOADED, 503",
    "UNUSABLE_ANSWER, 502"
  })
  void answersWithTheStatusOfTheReason(Reason reason, int status) {
    assertThat(RegistryExceptionMapper.codeOf(reason).status()).isEqualTo(status);
  }

  @ParameterizedTest(name = "{0} answers {1}")
  @CsvSource({
    "EMPTY, 400",
    "TOO_LARGE, 413",
    "MALFORMED, 400",
    "NOT_ALONE, 400",
    "TOO_DEEP, 400",
    "NUMBER_TOO_LONG, 400",
    "UNKNOWN_FIELD, 400",
    "WRONG_TYPE, 400",
    "WRONG_VALUE, 400"
  })
  void answersWithTheStatusOfTheRejection(JsonRejection.Kind kind, int status) {
    assertThat(JsonRejectionMapper.codeOf(kind).status()).isEqualTo(status);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("sentences")
  void saysItInItsOwnWords(RegistryException failure, String sentence) {
    assertThat(RegistryExceptionMapper.sentenceOf(failure)).isEqualTo(sentence);
  }

  static Stream<Arguments> sentences() {
    return Stream.of(
        Arguments.of(
            RegistryException.notFound(EntityCollection.REGISTERED_MODELS, new EntityId(7)),
            "no registered model found for id 7"),
        Arguments.of(RegistryException.incomplete(Field.NAME), "required field 'name' is missing"),
        Arguments.of(
            RegistryException.incomplete("something else is missing"), "something else is missing"),
        Arguments.of(RegistryException.notPermitted("token of 10.0.0.1"), "Access forbidden"),
        Arguments.of(
            RegistryException.unreachable(new IllegalStateException("10.0.0.1")),
            "the model registry cannot be reached"),
        Arguments.of(
            RegistryException.unusableAnswer("<html>", null),
            "the model registry gave an answer that cannot be used"));
  }
}
