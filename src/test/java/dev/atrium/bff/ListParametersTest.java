package dev.atrium.bff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.problem.ProblemException;
import dev.atrium.registry.EntityId;
import dev.atrium.registry.Field;
import dev.atrium.registry.ListQuery;
import dev.atrium.registry.Paging;
import dev.atrium.registry.Paging.Direction;
import dev.atrium.registry.Paging.OrderBy;
import dev.atrium.registry.RegistryException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListParametersTest {

  @Test
  void asksForTwentyFromTheStartByIdUnlessTold() {
    assertThat(parameters("").query()).isEqualTo(ListQuery.all(Paging.of(20)));
  }

  @Test
  void takesSizeTokenAndOrder() {
    assertThat(
            parameters("page_size=7&next_page_token=abc&order_by=CREATE_TIME&sort_order=DESC")
                .query()
                .paging())
        .isEqualTo(Paging.of(7).orderedBy(OrderBy.CREATE_TIME, Direction.DESC).from("abc"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100})
  void takesPagesUpToAHundred(int size) {
    assertThat(parameters("page_size=" + size).query().paging()).isEqualTo(Paging.of(size));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-1", "101", "", "x", "1e1", "1.0", "+5", "99999999999999999999", "٣"})
  void refusesAnyOtherPageSize(String size) {
    assertThatThrownBy(() -> parameters("page_size=" + size).query())
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("page_size must be a whole number from 1 to 100, but is '");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "order_by=name|order_by must be one of ID, CREATE_TIME, LAST_UPDATE_TIME, but is 'name'",
        "order_by=id|order_by must be one of ID, CREATE_TIME, LAST_UPDATE_TIME, but is 'id'",
        "sort_order=down|sort_order must be one of ASC, DESC, but is 'down'",
        "sort_order=|sort_order must be one of ASC, DESC, but is ''"
      })
  void refusesAnUnknownOrder(String query, String sentence) {
    assertThatThrownBy(() -> parameters(query).query()).hasMessage(sentence);
  }

  @Test
  void leavesOutTheArchivedUnlessTold() {
    assertThat(parameters("").queryByState().filter()).contains("state = 'LIVE'");
    assertThat(parameters("state=LIVE").queryByState().filter()).contains("state = 'LIVE'");
    assertThat(parameters("state=ARCHIVED").queryByState().filter()).contains("state = 'ARCHIVED'");
    assertThat(parameters("state=ALL").queryByState().filter()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "archived", "LIVE' OR name = 'x"})
  void refusesAnyOtherState(String state) {
    assertThatThrownBy(() -> parameters("state=" + state).queryByState())
        .hasMessage("state must be LIVE, ARCHIVED or ALL, but is '" + state + "'");
  }

  @Test
  void narrowsToAParentThatIsNamed() {
    assertThat(narrowed("parent=5").parent()).contains(new EntityId(5));
    assertThat(narrowed("parent=").parent()).isEmpty();
    assertThat(narrowed("").parent()).isEmpty();
    assertThatThrownBy(() -> narrowed("parent=x"))
        .isInstanceOf(RegistryException.class)
        .hasMessage("invalid registered model ID: 'x'");
  }

  @Test
  void takesTheFirstOfARepeatedParameter() {
    assertThat(parameters("page_size=1&page_size=2").first("page_size")).contains("1");
    assertThat(parameters("page_size=1&page_size=x").query().paging()).isEqualTo(Paging.of(1));
  }

  @Test
  void knowsNoParameterWithoutAValue() {
    assertThat(new ListParameters(Map.of("a", List.of())).first("a")).isEmpty();
  }

  private static ListQuery narrowed(String query) {
    ListParameters parameters = parameters(query);
    return parameters.narrowed(parameters.query(), "parent", "registered model");
  }

  @Test
  void searchesTheFieldsItIsTold() {
    assertThat(parameters("q=fraud").queryByState(Field.NAME, Field.OWNER).filter())
        .contains("state = 'LIVE' AND (name ILIKE '%fraud%' OR owner ILIKE '%fraud%')");
    assertThat(parameters("state=ALL&q=x").queryByState(Field.NAME).filter())
        .contains("(name ILIKE '%x%')");
    assertThat(parameters("q=").queryByState(Field.NAME).filter()).contains("state = 'LIVE'");
  }

  @Test
  void searchesForWildcardsAndQuotesAsTheyAre() {
    ListParameters odd = new ListParameters(Map.of("q", List.of("5%_'\\")));

    assertThat(odd.queryByState(Field.NAME).filter())
        .contains("state = 'LIVE' AND (name ILIKE '%5\\\\%\\\\_\\'\\\\\\\\%')");
  }

  @Test
  void refusesATextThatIsTooLongToSearchFor() {
    assertThatThrownBy(() -> parameters("q=" + "x".repeat(256)).queryByState(Field.NAME))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("q must be a text of at most 255 characters, but is 'xxx");
  }

  private static ListParameters parameters(String query) {
    return new ListParameters(Requests.query(query).getQueryParameters());
  }
}
