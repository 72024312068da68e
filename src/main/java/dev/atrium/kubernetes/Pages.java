package dev.atrium.kubernetes;

import static java.util.Objects.requireNonNull;

import com.google.gson.reflect.TypeToken;
import dev.atrium.kubernetes.ClusterException.Reason;
import io.kubernetes.client.openapi.models.V1ListMeta;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A list of the API server, read in pages so that none of them is large. */
final class Pages<T> {

  private static final int MAX_SIZE = 4 << 20;
  private static final String LENGTH = "250";

  private final ApiConnection connection;
  private final Optional<Subject.TokenBearer> bearer;
  private final TypeToken<ClusterJson.Page<T>> pageType;
  private final boolean waitsForTurn;

  Pages(
      ApiConnection connection,
      Class<T> type,
      Optional<Subject.TokenBearer> bearer,
      boolean waitsForTurn) {
    this.connection = requireNonNull(connection, "connection is null");
    this.bearer = requireNonNull(bearer, "bearer is null");
    this.pageType = pageOf(type);
    this.waitsForTurn = waitsForTurn;
  }

  /**
   * Reads all of it.
   *
   * @param labelSelector empty for every object
   * @return what the last page says of the list
   */
  V1ListMeta read(String path, String labelSelector, Consumer<T> each) {
    Map<String, String> query = query(labelSelector);
    query.put("limit", LENGTH);
    while (true) {
      ClusterJson.Page<T> page =
          connection.ask(
              new ApiConnection.Question(
                  connection.requests().list(path, query), bearer, MAX_SIZE, waitsForTurn),
              pageType);
      if (page.metadata() == null || page.items() == null) {
        throw new ClusterException(Reason.UNUSABLE_ANSWER, "the API server answered no list", null);
      }
      page.items().forEach(each);
      String next = page.metadata().getContinue();
      if (next == null || next.isEmpty()) {
        return page.metadata();
      }
      query.put("continue", next);
    }
  }

  @SuppressWarnings("unchecked") // It is a page of what was named, which no cast can see.
  private static <T> TypeToken<ClusterJson.Page<T>> pageOf(Class<T> type) {
    return (TypeToken<ClusterJson.Page<T>>)
        TypeToken.getParameterized(ClusterJson.Page.class, type);
  }

  static Map<String, String> query(String labelSelector) {
    Map<String, String> query = new LinkedHashMap<>();
    if (!labelSelector.isEmpty()) {
      query.put("labelSelector", labelSelector);
    }
    return query;
  }
}
