package dev.atrium.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireQueryTest {

  private static final EntityId SEVEN = new EntityId(7);

  @Test
  void listsEverythingWhenNothingIsSaid() {
    assertThat(new WireQuery(Optional.empty(), Map.of()).parsed())
        .isEqualTo(ListQuery.all(Paging.unlimited()));
  }

  @Test
  void takesTheFirstOfSeveralValues() {
    ListQuery query =
        new WireQuery(
                Optional.of(SEVEN),
                Map.of(
                    "pageSize", List.of("5", "x"),
                    "orderBy", List.of("create_time"),
                    "sortOrder", List.of("desc"),
                    "nextPageToken", List.of("t"),
                    "name", List.of("n"),
                    "externalId", List.of("e"),
                    "artifactType", List.of("doc-artifact", "x"),
                    "filterQuery", List.of("a = 1")))
            .parsed();

    assertThat(query)
        .isEqualTo(
            new ListQuery(
                Optional.of(SEVEN),
                Optional.of("n"),
                Optional.of("e"),
                Optional.of(EntityKind.DOC_ARTIFACT),
                Optional.of("a = 1"),
                Paging.of(5)
                    .orderedBy(Paging.OrderBy.CREATE_TIME, Paging.Direction.DESC)
                    .from("t")));
  }

  @Test
  void asksForNoNameInAWholeCollection() {
    assertThat(new WireQuery(Optional.empty(), Map.of("name", List.of("n"))).parsed().name())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"pageSize, x", "pageSize, 1.5", "artifactType, metric"})
  void refusesWhatCannotBeUsed(String name, String value) {
    WireQuery query = new WireQuery(Optional.empty(), Map.of(name, List.of(value)));

    assertThatThrownBy(query::parsed)
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"orderBy", "sortOrder"})
  void knowsWhenAnOrderIsNone(String parameter) {
    WireQuery query = new WireQuery(Optional.empty(), Map.of(parameter, List.of("SIZE")));

    assertThat(query.parsed().paging().orderBy()).isEqualTo(Paging.OrderBy.ID);
    assertThat(query.parsed().paging().direction()).isEqualTo(Paging.Direction.ASC);
    assertThatThrownBy(() -> query.parsed(true)).hasMessageContaining(parameter);
  }
}
