package dev.atrium.bff;

import static dev.atrium.registry.EntityCollection.REGISTERED_MODELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.registry.ListQuery;
import dev.atrium.registry.Paging;
import dev.atrium.registry.RegistryException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ListAnswerTest {

  private final FakeModelRegistry registry = new FakeModelRegistry();

  @Test
  void wrapsThePageInTheEnvelope() throws IOException {
    registry.items = "{\"id\":\"1\"},{\"id\":\"2\"}";
    registry.nextPageToken = "a\"b";

    assertThat(Requests.text(answer()))
        .isEqualTo("{\"models\":[{\"id\":\"1\"},{\"id\":\"2\"}],\"next_page_token\":\"a\\\"b\"}");
  }

  @Test
  void isAnEmptyListWhenThereIsNothing() throws IOException {
    assertThat(Requests.text(answer())).isEqualTo("{\"models\":[],\"next_page_token\":\"\"}");
  }

  @Test
  void letsGoOfThePageBeforeTheFirstByteLeaves() {
    answer();
    assertThat(registry.openPages).isZero();
  }

  @Test
  void failsAsAWholeWhenThePageFailsInItsMiddle() {
    registry.items = "{\"id\":\"1\"}";
    registry.failureInThePage = RegistryException.timedOut(null);

    assertThatThrownBy(this::answer).isSameAs(registry.failureInThePage);
    assertThat(registry.openPages).isZero();
  }

  @Test
  void sendsAPageThatDoesNotFitIntoMemory() throws IOException {
    registry.items = "\"" + "x".repeat(2_000_000) + "\"";

    assertThat(Requests.text(answer()))
        .isEqualTo("{\"models\":[" + registry.items + "],\"next_page_token\":\"\"}");
  }

  private ListAnswer answer() {
    return ListAnswer.of("models", registry.list(REGISTERED_MODELS, ListQuery.all(Paging.of(20))));
  }
}
