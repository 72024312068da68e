package dev.atrium.registry.embedded.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.registry.RegistryException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** H2 and PostgreSQL select the same, and neither is ever given SQL it does not understand. */
class FilterQueryAgreementTest {

  private static final int QUERIES = 3000;

  private static SampleItems onH2;
  private static SampleItems onPostgres;

  @BeforeAll
  static void fillDatabases() {
    onH2 = SampleItems.onH2();
    onPostgres = SampleItems.onPostgres();
  }

  @AfterAll
  static void closeDatabases() {
    onH2.close();
    onPostgres.close();
  }

  @Test
  void selectsTheSameForQueriesThatCompile() {
    RandomQueries queries = new RandomQueries(new Random(1));
    int compiled = 0;
    for (int count = 0; count < QUERIES; count++) {
      String query = queries.wellFormed(count % 4);
      Optional<List<Integer>> expected = selected(onH2, query);
      assertThat(selected(onPostgres, query)).as(query).isEqualTo(expected);
      compiled += expected.isPresent() ? 1 : 0;
    }
    assertThat(compiled).isGreaterThan(QUERIES / 4);
  }

  @Test
  void refusesOrUnderstandsWhateverItGets() {
    RandomQueries queries = new RandomQueries(new Random(2));
    int refused = 0;
    for (int count = 0; count < 20 * QUERIES; count++) {
      refused += selected(onH2, queries.words() + "-- not blank").isPresent() ? 0 : 1;
    }
    assertThat(refused).isGreaterThan(QUERIES);
  }

  private static Optional<List<Integer>> selected(SampleItems items, String query) {
    try {
      return Optional.of(items.select(query));
    } catch (RegistryException e) {
      assertThat(e).hasMessageStartingWith("invalid filter query");
      return Optional.empty();
    }
  }
}
