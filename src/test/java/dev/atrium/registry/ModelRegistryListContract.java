package dev.atrium.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.registry.Paging.Direction;
import dev.atrium.registry.Paging.OrderBy;
import dev.atrium.registry.RegistryException.Reason;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What every registry must do when it is asked for lists. */
public abstract class ModelRegistryListContract extends RegistryUnderTest {

  @Test
  void pagesThroughEveryOrderWithoutSkippingOrRepeating() throws IOException {
    EntityId model = newModel();
    Set<Integer> expected = new TreeSet<>();
    for (int i = 0; i < 21; i++) {
      expected.add(registry().create(version(model, "v" + i)).id().number());
    }
    for (OrderBy orderBy : OrderBy.values()) {
      List<Integer> ascending = walk(model, Paging.of(10).orderedBy(orderBy, Direction.ASC));
      List<Integer> descending = walk(model, Paging.of(10).orderedBy(orderBy, Direction.DESC));
      assertThat(ascending).as("%s", orderBy).doesNotHaveDuplicates();
      assertThat(new TreeSet<>(ascending)).isEqualTo(expected);
      Collections.reverse(descending);
      assertThat(descending).as("%s descending", orderBy).isEqualTo(ascending);
    }
  }

  @Test
  void endsWithAnEmptyTokenAfterTwoFullPagesAndOne() throws IOException {
    EntityId model = newModel();
    for (int i = 0; i < 21; i++) {
      registry().create(version(model, "v" + i));
    }
    Paging paging = Paging.of(10);
    EntityPage.End first = page(model, paging);
    EntityPage.End second = page(model, paging.from(first.nextPageToken()));
    EntityPage.End third = page(model, paging.from(second.nextPageToken()));

    assertThat(first.size()).isEqualTo(10);
    assertThat(first.nextPageToken()).isNotEmpty();
    assertThat(second.nextPageToken()).isNotEmpty();
    assertThat(third).isEqualTo(new EntityPage.End("", 1));
  }

  @Test
  void hasNoTokenWhenThePageIsExactlyFull() throws IOException {
    EntityId model = newModel();
    registry().create(version(model, "a"));
    registry().create(version(model, "b"));

    assertThat(page(model, Paging.of(2))).isEqualTo(new EntityPage.End("", 2));
  }

  @Test
  void refusesATokenOfAnotherOrder() throws IOException {
    EntityId model = newModel();
    registry().create(version(model, "a"));
    registry().create(version(model, "b"));
    String token = page(model, Paging.of(1)).nextPageToken();

    assertReason(
        Reason.REJECTED,
        () -> page(model, Paging.of(1).orderedBy(OrderBy.ID, Direction.DESC).from(token)));
    assertReason(Reason.REJECTED, () -> page(model, Paging.of(1).from("nonsense")));
  }

  @Test
  void orderedByUpdateTimeShowsTheLastChangedLast() throws IOException {
    EntityId model = newModel();
    EntityId first = registry().create(version(model, "a")).id();
    EntityId second = registry().create(version(model, "b")).id();
    registry().update(VERSIONS, first, FieldValues.builder().text(Field.AUTHOR, "x").build());

    Paging paging = Paging.unlimited().orderedBy(OrderBy.LAST_UPDATE_TIME, Direction.ASC);
    assertThat(ids(VERSIONS, ListQuery.all(paging).below(model)))
        .containsExactly(second.number(), first.number());
  }

  @Test
  void listsNothingBelowAParentThatIsNotThere() throws IOException {
    assertThat(page(new EntityId(999_999_994), Paging.unlimited()))
        .isEqualTo(new EntityPage.End("", 0));
  }

  @Test
  void filtersByFieldAndByCustomProperty() throws IOException {
    EntityId model = newModel();
    EntityId good = registry().create(scored(model, "good", 0.95)).id();
    registry().create(scored(model, "poor", 0.5));
    ListQuery below = ListQuery.all(Paging.unlimited()).below(model);

    assertThat(ids(VERSIONS, below.matching("accuracy > 0.9"))).containsExactly(good.number());
    assertThat(ids(VERSIONS, below.matching("name LIKE 'go%' AND state = 'LIVE'")))
        .containsExactly(good.number());
    assertReason(Reason.REJECTED, () -> ids(VERSIONS, below.matching("name = = 'x'")));
  }

  @Test
  void leavesArchivedOnesOutWhenAskedForLiveOnes() throws IOException {
    EntityId model = newModel();
    EntityId live = registry().create(version(model, "live")).id();
    EntityId archived = registry().create(version(model, "archived")).id();
    registry()
        .update(VERSIONS, archived, FieldValues.builder().text(Field.STATE, "ARCHIVED").build());
    ListQuery below = ListQuery.all(Paging.unlimited()).below(model);

    assertThat(ids(VERSIONS, below.matching("state = 'LIVE'"))).containsExactly(live.number());
    assertThat(ids(VERSIONS, below.matching("state = 'ARCHIVED'")))
        .containsExactly(archived.number());
  }
}
