package dev.atrium.registry.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.registry.EntityCollection;
import dev.atrium.registry.EntityId;
import dev.atrium.registry.ListQuery;
import dev.atrium.registry.Paging;
import dev.atrium.registry.embedded.filter.Dialect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What H2 makes of the lists: a page is read off an index, whatever it is ordered by. */
class ListPlanTest {

  private static final int MODELS = 300;
  private static final int VERSIONS = 3;
  private static final int LIMIT = 21;

  /** An index that has the id where it can be looked up, not behind what is ordered by. */
  private static final Pattern BY_LINKED_ID =
      Pattern.compile(
          "(?s)/\\* PUBLIC\\.(PRIMARY_KEY_\\w+|ARTIFACT_ITEM_BY_ID): .*ID IN\\(SELECT.*");

  @TempDir private static Path directory;

  private static Handle handle;

  @BeforeAll
  static void fill() throws Exception {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:file:" + directory.resolve("registry") + ";DB_CLOSE_DELAY=0");
    dataSource.setUser("atrium");
    new BulkFill(MODELS, VERSIONS, 2, 2).fill(dataSource);
    handle = Jdbi.open(dataSource);
    handle.execute("analyze");
    handle
        .getConfig(SqlStatements.class)
        .setTemplateEngine((sql, context) -> sql.startsWith("select") ? "explain " + sql : sql);
  }

  @AfterAll
  static void close() {
    handle.close();
  }

  private static Stream<Paging> orders() {
    return Stream.of(Paging.OrderBy.values())
        .flatMap(
            order ->
                Stream.of(Paging.Direction.values())
                    .map(direction -> Paging.of(LIMIT - 1).orderedBy(order, direction)));
  }

  private static List<Case> wholeCollections() {
    return orders()
        .flatMap(
            paging ->
                Stream.of(EntityCollection.values())
                    .map(collection -> new Case(collection, ListQuery.all(paging))))
        .toList();
  }

  private static List<Case> versionsOfAModel() {
    return orders()
        .map(ListQuery::all)
        .map(query -> new Case(EntityCollection.MODEL_VERSIONS, query.below(new EntityId(7))))
        .toList();
  }

  private static List<Case> artifactsOfAVersion() {
    List<Case> cases = new ArrayList<>();
    orders()
        .map(paging -> ListQuery.all(paging).below(new EntityId(MODELS + 7)))
        .forEach(
            query -> {
              cases.add(new Case(EntityCollection.ARTIFACTS, query));
              cases.add(new Case(EntityCollection.MODEL_ARTIFACTS, query));
            });
    return cases;
  }

  @ParameterizedTest
  @MethodSource({"wholeCollections", "versionsOfAModel"})
  void readsEveryPageInTheOrderOfAnIndex(Case list) {
    assertThat(list.firstPage()).endsWith("/* index sorted */");
    assertThat(list.laterPage()).endsWith("/* index sorted */");
  }

  @ParameterizedTest
  @MethodSource("wholeCollections")
  void beginsALaterPageWhereTheLastOneEnded(Case list) {
    String bound = list.query.paging().direction() == Paging.Direction.ASC ? ">" : "<";
    String column = ListPlanTest.column(list.query.paging().orderBy());
    assertThat(access(list.laterPage())).contains(column + " " + bound);
  }

  @ParameterizedTest
  @MethodSource("artifactsOfAVersion")
  void reachesTheArtifactsOfAVersionByTheirLinks(Case list) {
    assertThat(access(list.firstPage())).matches(BY_LINKED_ID);
    assertThat(access(list.laterPage())).matches(BY_LINKED_ID);
  }

  private static String column(Paging.OrderBy orderBy) {
    return switch (orderBy) {
      case ID -> "ID";
      case CREATE_TIME -> "CREATE_MS";
      case LAST_UPDATE_TIME -> "UPDATE_MS";
    };
  }

  /** The first comment of a plan: the index and the part of it that is read. */
  private static String access(String plan) {
    return plan.substring(plan.indexOf("/*"), plan.indexOf("*/"));
  }

  private record Case(EntityCollection collection, ListQuery query) {

    String firstPage() {
      return plan(Optional.empty());
    }

    String laterPage() {
      return plan(Optional.of(new PageToken(200, 200)));
    }

    private String plan(Optional<PageToken> last) {
      return ListStatement.of(collection, query, Dialect.H2)
          .query(handle, last, LIMIT)
          .mapTo(String.class)
          .one()
          .strip();
    }
  }
}
