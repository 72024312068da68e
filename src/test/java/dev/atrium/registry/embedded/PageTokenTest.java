package dev.atrium.registry.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.registry.EntityCollection;
import dev.atrium.registry.Paging;
import dev.atrium.registry.Paging.Direction;
import dev.atrium.registry.Paging.OrderBy;
import dev.atrium.registry.RegistryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTokenTest {

  private static final EntityCollection MODELS = EntityCollection.REGISTERED_MODELS;
  private static final PageToken TOKEN = new PageToken(1_700_000_000_000L, 42);

  private static final Paging PAGING = Paging.of(10).orderedBy(OrderBy.CREATE_TIME, Direction.DESC);

  @Test
  void isReadAsItWasWritten() {
    Paging next = PAGING.from(TOKEN.encode(MODELS, PAGING));

    assertThat(PageToken.decode(MODELS, next)).hasValue(TOKEN);
  }

  @Test
  void isAbsentOnTheFirstPage() {
    assertThat(PageToken.decode(MODELS, PAGING)).isEmpty();
  }

  @Test
  void belongsToItsOrderDirectionAndCollection() {
    String token = TOKEN.encode(MODELS, PAGING);

    assertRefused(MODELS, PAGING.orderedBy(OrderBy.ID, Direction.DESC).from(token));
    assertRefused(MODELS, PAGING.orderedBy(OrderBy.CREATE_TIME, Direction.ASC).from(token));
    assertRefused(EntityCollection.MODEL_VERSIONS, PAGING.from(token));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "%%%", "MTp4", "MTpyZWdpc3RlcmVkX21vZGVsczpJRDpBU0M6LTE6NQ"})
  void refusesWhatItDidNotWrite(String token) {
    assertRefused(MODELS, PAGING.from(token));
  }

  private static void assertRefused(EntityCollection collection, Paging paging) {
    assertThatThrownBy(() -> PageToken.decode(collection, paging))
        .isInstanceOf(RegistryException.class)
        .hasMessageStartingWith("invalid nextPageToken: ");
  }
}
