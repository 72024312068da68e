package dev.atrium.registry.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.registry.RegistryException.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryExceptionMapperTest {

  @ParameterizedTest(name = "{0} answers {1} and ends in \"{2}\"")
  @CsvSource({
    "NOT_FOUND, 404, ': not found'",
    "CONFLICT, 409, ': conflict'",
    "REJECTED, 400, ': bad request'",
    "INCOMPLETE, 422, ''",
    "NOT_PERMITTED, 403, ''",
    "UNREACHABLE, 503, ''",
    "OVERLOADED, 503, ''",
    "TIMED_OUT, 504, ''",
    "UNUSABLE_ANSWER, 500, ''"
  })
  void answersWithTheStatusAndTheEndingOfTheReason(Reason reason, int status, String suffix) {
    assertThat(RegistryExceptionMapper.codeOf(reason).status()).isEqualTo(status);
    assertThat(RegistryExceptionMapper.suffixOf(reason)).isEqualTo(suffix);
  }
}
