package dev.atrium.registry;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/**
 * A page of a list.
 *
 * @param size how many entities at most; empty means all there are
 * @param token where to go on, as an earlier page said; empty means from the start
 */
public record Paging(OptionalInt size, OrderBy orderBy, Direction direction, String token) {

  /** What a list is ordered by. Equal values are ordered by id. */
  public enum OrderBy {
    ID,
    CREATE_TIME,
    LAST_UPDATE_TIME
  }

  /** Whether the smallest or the greatest comes first; the id follows the same direction. */
  public enum Direction {
    ASC,
    DESC
  }

  public Paging {
    requireNonNull(size, "size is null");
    requireNonNull(orderBy, "orderBy is null");
    requireNonNull(direction, "direction is null");
    requireNonNull(token, "token is null");
    if (size.isPresent() && size.getAsInt() < 1) {
      throw new IllegalArgumentException("size must be positive, but is " + size.getAsInt());
    }
  }

  /** Everything, oldest id first. */
  public static Paging unlimited() {
    return new Paging(OptionalInt.empty(), OrderBy.ID, Direction.ASC, "");
  }

  public static Paging of(int size) {
    return new Paging(OptionalInt.of(size), OrderBy.ID, Direction.ASC, "");
  }

  public Paging orderedBy(OrderBy orderBy, Direction direction) {
    return new Paging(size, orderBy, direction, token);
  }

  public Paging from(String token) {
    return new Paging(size, orderBy, direction, token);
  }
}
