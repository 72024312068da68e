package dev.atrium.registry.embedded;

import dev.atrium.registry.EntityCollection;
import dev.atrium.registry.Paging;
import dev.atrium.registry.RegistryException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page ended: the order value and the id of its last entity. Bound to the collection and
 * the order it came from, because the same place means nothing in another order.
 *
 * @param value of the column that is ordered by
 */
record PageToken(long value, int id) {

  private static final Pattern FORMAT =
      Pattern.compile("1:([a-z_]+:[A-Z_]+:[A-Z]+):(\\d{1,18}):(\\d{1,9})");

  static PageToken after(StoredEntity last, Paging.OrderBy orderBy) {
    return switch (orderBy) {
      case ID -> new PageToken(last.id(), last.id());
      case CREATE_TIME -> new PageToken(last.createMillis(), last.id());
      case LAST_UPDATE_TIME -> new PageToken(last.updateMillis(), last.id());
    };
  }

  String encode(EntityCollection collection, Paging paging) {
    String text = "1:" + list(collection, paging) + ":" + value + ":" + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Empty for the first page. */
  static Optional<PageToken> decode(EntityCollection collection, Paging paging) {
    if (paging.token().isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = FORMAT.matcher(decoded(paging.token()));
    if (!matcher.matches()) {
      throw invalid("it was not made by this registry");
    }
    if (!matcher.group(1).equals(list(collection, paging))) {
      throw invalid("it belongs to a list in another order");
    }
    return Optional.of(
        new PageToken(Long.parseLong(matcher.group(2)), Integer.parseInt(matcher.group(3))));
  }

  private static String list(EntityCollection collection, Paging paging) {
    return collection.path() + ":" + paging.orderBy() + ":" + paging.direction();
  }

  private static String decoded(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static RegistryException invalid(String reason) {
    return RegistryException.rejected("invalid nextPageToken: " + reason);
  }
}
