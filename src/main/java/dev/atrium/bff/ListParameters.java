package dev.atrium.bff;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.atrium.problem.ProblemException;
import dev.atrium.registry.EntityId;
import dev.atrium.registry.Field;
import dev.atrium.registry.ListQuery;
import dev.atrium.registry.Paging;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The query of a list request, checked. Of a parameter that is repeated the first one counts. */
final class ListParameters {

  private static final int DEFAULT_PAGE_SIZE = 20;
  private static final int MAX_PAGE_SIZE = 100;
  private static final int MAX_SEARCH_LENGTH = 255;
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

  private final Map<String, List<String>> parameters;

  ListParameters(Map<String, List<String>> parameters) {
    this.parameters = requireNonNull(parameters, "parameters is null");
  }

  Optional<String> first(String name) {
    return Optional.ofNullable(parameters.get(name)).flatMap(values -> values.stream().findFirst());
  }

  /** A page of everything. */
  ListQuery query() {
    return ListQuery.all(paging());
  }

  /**
   * A page of what is live, unless {@code state} asks for the archived ones or for all; of those,
   * what has the text {@code q} in one of the fields, upper and lower case being the same.
   */
  ListQuery queryByState(Field... searched) {
    List<String> conditions = new ArrayList<>();
    String state = first("state").orElse("LIVE");
    switch (state) {
      case "LIVE", "ARCHIVED" -> conditions.add("state = '" + state + "'");
      case "ALL" -> {}
      default -> throw ProblemException.badValue("state", "LIVE, ARCHIVED or ALL", state);
    }
    first("q")
        .filter(text -> !text.isEmpty())
        .map(text -> has(text, searched))
        .ifPresent(conditions::add);
    return conditions.isEmpty() ? query() : query().matching(String.join(" AND ", conditions));
  }

  private static String has(String text, Field... searched) {
    if (text.length() > MAX_SEARCH_LENGTH) {
      throw ProblemException.badValue(
          "q", "a text of at most " + MAX_SEARCH_LENGTH + " characters", text);
    }
    String literal = literal("%" + text.replaceAll("[%_\\\\]", "\\\\$0") + "%");
    return Arrays.stream(searched)
        .map(field -> field.wireName() + " ILIKE " + literal)
        .collect(joining(" OR ", "(", ")"));
  }

  /** A text in the registry's filter language. */
  private static String literal(String text) {
    return "'" + text.replaceAll("['\\\\]", "\\\\$0") + "'";
  }

  /** The query narrowed to one parent when the client names one, not narrowed by an empty id. */
  ListQuery narrowed(ListQuery query, String parameter, String noun) {
    return first(parameter)
        .filter(id -> !id.isEmpty())
        .map(id -> query.below(EntityId.parse(noun, id)))
        .orElse(query);
  }

  private Paging paging() {
    return Paging.of(pageSize())
        .orderedBy(
            constant("order_by", Paging.OrderBy.ID), constant("sort_order", Paging.Direction.ASC))
        .from(first("next_page_token").orElse(""));
  }

  private int pageSize() {
    String text = first("page_size").orElse(Integer.toString(DEFAULT_PAGE_SIZE));
    int size = DIGITS.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (size < 1 || size > MAX_PAGE_SIZE) {
      throw ProblemException.badValue(
          "page_size", "a whole number from 1 to " + MAX_PAGE_SIZE, text);
    }
    return size;
  }

  private <E extends Enum<E>> E constant(String name, E fallback) {
    Optional<String> text = first(name);
    if (text.isEmpty()) {
      return fallback;
    }
    List<E> constants = List.of(fallback.getDeclaringClass().getEnumConstants());
    return constants.stream()
        .filter(constant -> constant.name().equals(text.get()))
        .findFirst()
        .orElseThrow(
            () -> ProblemException.badValue(name, "one of " + joined(constants), text.get()));
  }

  private static String joined(List<? extends Enum<?>> constants) {
    return String.join(", ", constants.stream().map(Enum::name).toList());
  }
}
