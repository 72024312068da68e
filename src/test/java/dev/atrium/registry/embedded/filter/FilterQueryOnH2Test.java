package dev.atrium.registry.embedded.filter;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class FilterQueryOnH2Test extends FilterQueryContract {

  private static SampleItems items;

  @BeforeAll
  static void fillDatabase() {
    items = SampleItems.onH2();
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
    return SampleItems.onH2();
  }
}
