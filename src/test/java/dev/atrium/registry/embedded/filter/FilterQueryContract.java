package dev.atrium.registry.embedded.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a compiled filter query selects, whatever the database. */
abstract class FilterQueryContract {

  /** Shared by the tests. */
  abstract SampleItems items();

  /** For a test that may leave its connection busy for good when it fails. */
  abstract SampleItems itemsOfItsOwn();

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      textBlock =
          """
          name = 'bert-base'                         => 1
          name = 'BERT-BASE'                         =>
          name = 'bert%'                             =>
          name = 'O''Brien'                          => 4
          name = 'O\\'Brien'                         => 4
          name = "O'Brien"                           => 4
          name = 'back\\\\slash!'                    => 5
          externalId = ':f0 ?'                       => 6
          externalId = ''                            => 5
          externalId = '5'                           => 1
          externalId = 5                             => 1
          externalId = 7                             =>
          externalId = 007                           => 2
          externalId IN (5, '007')                   => 1 2
          externalId IN ('true')                     => 4
          state = 'LIVE'                             => 1 3 5 6
          state != 'LIVE'                            => 2
          state <> 'LIVE'                            => 2
          state IN ('LIVE', 'ARCHIVED')              => 1 2 3 5 6
          state IN ()                                =>
          id = 5                                     => 5
          id = '5'                                   => 5
          id != 5                                    => 1 2 3 4 6
          id < 3                                     => 1 2
          id <= '3'                                  => 1 2 3
          id = 99999999999                           =>
          id < 99999999999                           => 1 2 3 4 5 6
          id IN (1, '2', 3.0)                        => 1 2 3
          registeredModelId IN ('12', '13')          => 1 2 3
          registeredModelId.int_value = 12           => 1 3
          createTimeSinceEpoch > 1700000000000       => 2
          createTimeSinceEpoch >= '1700000000000'    => 1 2
          createTimeSinceEpoch < 1.7e12              => 3 4 5 6
          score = 0.5                                => 1
          score > '-3'                               => 1 2 3 5 6
          score = 1                                  => 2
          score = -0.0                               => 6
          score IN (1, '0.5', 1e300)                 => 1 2 5
          """)
  void selectsByKnownField(String query, String ids) {
    assertThat(items().select(query)).isEqualTo(numbers(ids));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      textBlock =
          """
          name LIKE 'bert%'         => 1 2
          name LIKE 'BERT%'         =>
          name ILIKE 'BERT%'        => 1 2
          name LIKE 'bert_base'     => 1
          name LIKE 'bert\\_%'      => 2
          name LIKE '%50\\%'        => 3
          name LIKE '%\\%%'         => 3
          name LIKE '%''%'          => 4
          name LIKE '%\\\\\\\\%'    => 5
          name LIKE '%!'            => 5
          name LIKE '%\\!'          => 5
          name LIKE '%\\s%a_h!'     => 5
          name LIKE 'bert-base\\\\' =>
          name LIKE 'bert-base'     => 1
          name LIKE 'bert-bas'      =>
          name LIKE '%e%t%b%e'      => 1
          name LIKE '%b%e%t%l%r%'   => 2
          name LIKE 'b%e%b%se'      => 1
          name LIKE '%se%se'        =>
          name LIKE '%a%a%'         => 5
          name LIKE '%%%0%%%'       => 3
          name LIKE '%+%.%'         =>
          name LIKE '%'             => 1 2 3 4 5 6
          name LIKE ''              =>
          name LIKE 'Gr_ße%😀'      => 6
          name LIKE '%ß%Ü%er%'      => 6
          name ILIKE '%ÖSSE%'       =>
          name ILIKE 'gRÖ_E%ü%'     => 6
          name ILIKE '%G%r%T%'      =>
          name ILIKE '%T%l%R%'      => 2
          state LIKE '%'            => 1 2 3 5 6
          framework LIKE 'py%'      => 1
          framework ILIKE 'PY%ch'   => 1 3
          framework ILIKE '%P%T%H'  => 1 3
          owner ILIKE '%ana%'       => 1
          note LIKE '%5'            => 5
          epochs LIKE '%'           => 3
          empty LIKE ''             => 6
          """)
  void selectsByPattern(String query, String ids) {
    assertThat(items().select(query)).isEqualTo(numbers(ids));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      textBlock =
          """
          framework = 'pytorch'                   => 1
          framework != 'pytorch'                  => 2 3
          framework <> 'pytorch'                  => 2 3
          framework IN ('pytorch', 'onnx')        => 1 2
          framework IN ()                         =>
          framework > 'onnx'                      => 1
          framework.string_value = 'onnx'         => 2
          nosuch = 'x'                            =>
          nosuch != 'x'                           =>
          empty = ''                              => 6
          empty != 'x'                            => 6
          epochs = 5                              => 1 2
          epochs >= 5                             => 1 2
          epochs != 5                             => 4
          epochs < 0                              => 4
          epochs = 5.0                            => 2
          epochs = '5'                            => 3
          epochs.int_value = 5                    => 1
          epochs.int_value = 5.0                  => 1
          epochs.double_value = 5                 => 2
          epochs.string_value = '5'               => 3
          epochs = 99999999999                    =>
          epochs < 99999999999                    => 1 2 4
          epochs IN (5, -7)                       => 1 2 4
          epochs IN (5, '5')                      => 1 2 3
          epochs IN (5.0, -7)                     => 2 4
          accuracy > 0.9                          => 1
          accuracy > 0                            => 1 2
          accuracy = 0.0                          => 4
          accuracy = 1                            => 2
          deployed = true                         => 1
          deployed = FALSE                        => 2
          deployed != true                        => 2
          deployed.bool_value = true              => 1
          deployed IN (true, false)               => 1 2
          deployed = 'true'                       =>
          `training-job id` = 'x'                 => 3
          `a.int_value` = 1                       => 5
          a.int_value = 1                         =>
          name = 'shadowed'                       =>
          `name` = 'shadowed'                     =>
          `x') or (1=1` = 1                       =>
          `:f1 ? --` = ':f0 ? /* \\: */ $1'       =>
          """)
  void selectsByCustomProperty(String query, String ids) {
    assertThat(items().select(query)).isEqualTo(numbers(ids));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      textBlock =
          """
          name LIKE 'bert%' AND state = 'LIVE'                                => 1
          id = 1 OR id = 2 AND state = 'LIVE'                                 => 1
          (id = 1 OR id = 2) AND state = 'ARCHIVED'                           => 2
          framework IN ('x','onnx') OR (stage = 'prod' AND owner ILIKE '%ana%') => 1 2
          epochs = 5 AND framework = 'onnx' or deployed = true                => 1 2
          epochs = 5 AND accuracy > 0 AND deployed = false                    => 2
          epochs = 5 AND epochs > 4 AND epochs < 6 AND accuracy > 0 AND accuracy < 2 AND deployed = true => 1
          """)
  void selectsByCombination(String query, String ids) {
    assertThat(items().select(query)).isEqualTo(numbers(ids));
  }

  @Test
  void tellsApartLongTextsThatBeginAlike() {
    assertThat(selectNote("=", SampleItems.LONG_NOTE)).containsExactly(5);
    assertThat(selectNote("!=", SampleItems.LONG_NOTE)).containsExactly(6);
    assertThat(selectNote("<", SampleItems.OTHER_LONG_NOTE)).containsExactly(5);
    assertThat(selectNote("=", SampleItems.COMMON_KEY)).isEmpty();
    assertThat(selectNote("!=", SampleItems.COMMON_KEY)).containsExactly(5, 6);
    assertThat(items().select("note IN ('x', '" + SampleItems.OTHER_LONG_NOTE + "')"))
        .containsExactly(6);
    assertThat(items().select("note IN ('" + SampleItems.COMMON_KEY + "')")).isEmpty();
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void doesNotGetLostInAPatternWithManyChoices() {
    String query = "choices LIKE '%a%a%a%a%a%a%b' OR choices ILIKE '%A_%A_%A_%A_%A_%b%'";

    try (SampleItems items = itemsOfItsOwn()) {
      assertThat(items.select(query)).isEmpty();
    }
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void answersQueriesUpToTheirLimits() {
    String wildcards = "_%".repeat(250);
    String conditions = String.join(" AND ", Collections.nCopies(100, "epochs = 5"));
    String values = String.join(",", Collections.nCopies(1000, "5"));

    try (SampleItems items = itemsOfItsOwn()) {
      assertThat(items.select("choices LIKE '" + wildcards + "'")).containsExactly(6);
      assertThat(items.select("choices LIKE '%-%" + "-".repeat(8000) + "%b'")).isEmpty();
      assertThat(items.select(conditions)).containsExactly(1, 2);
      assertThat(items.select("epochs IN (" + values + ")")).containsExactly(1, 2);
    }
  }

  private List<Integer> selectNote(String operator, String text) {
    return items().select("note " + operator + " '" + text + "'");
  }

  private static List<Integer> numbers(String ids) {
    return ids == null ? List.of() : Arrays.stream(ids.split(" ")).map(Integer::valueOf).toList();
  }
}
