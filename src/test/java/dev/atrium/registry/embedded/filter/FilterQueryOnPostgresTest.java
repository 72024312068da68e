package dev.atrium.registry.embedded.filter;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class FilterQueryOnPostgresTest extends FilterQueryContract {

  private static SampleItems items;

  @BeforeAll
  static void fillDatabase() {
    items = SampleItems.onPostgres();
  }

  @AfterAll
  static void closeDatabase() {
    items.close();
  }

  @Override
  SampleItems items() {
    return items;
  }

  @Override
  SampleItems itemsOfItsOwn() {
    return SampleItems.onPostgres();
  }
}
