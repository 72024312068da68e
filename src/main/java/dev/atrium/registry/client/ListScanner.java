package dev.atrium.registry.client;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Takes a list as the registry answers it, {@code {"items": [...], "nextPageToken": ...}}, apart
 * while it arrives: the items are copied byte for byte, the rest is read. Members may come in any
 * order.
 */
final class ListScanner {

  /**
   * To look at every byte of a long list costs about as much as to pass it on, and finds nothing
   * that its reader would not find.
   */
  static final int LOOKED_AT = 64 << 10;

  private final JsonBytes json;
  private boolean hasItems;
  private boolean isInsideItems;
  private boolean beginsWithItems;
  private int size;
  private String nextPageToken = "";

  ListScanner(JsonBytes json) {
    this.json = requireNonNull(json, "json is null");
  }

  /** Reads up to the first item, or to the end of the document when the items are null. */
  void open() throws IOException {
    json.take('{');
    if (json.peek() == '}') {
      throw json.malformed("a list has no items");
    }
    readMember();
    beginsWithItems = isInsideItems;
    if (!beginsWithItems && json.takeIf(',')) {
      readMembers();
    } else if (!beginsWithItems) {
      readEnd();
    }
    if (!hasItems) {
      throw json.malformed("a list has no items");
    }
  }

  /**
   * Writes the inside of the array of items and reads the document to its end.
   *
   * @return how many items there were
   */
  int copyItems(OutputStream out) throws IOException {
    copyItems(out, Long.MAX_VALUE);
    return size;
  }

  /**
   * Writes the inside of the array of items and, of a long list that begins with them, what comes
   * behind it too: the first {@value #LOOKED_AT} bytes are looked at, the others passed on.
   *
   * @return whether the list is written to its end
   */
  boolean copyList(OutputStream out) throws IOException {
    return copyItems(out, beginsWithItems ? LOOKED_AT : Long.MAX_VALUE);
  }

  private boolean copyItems(OutputStream out, long lookedAt) throws IOException {
    if (!isInsideItems) {
      return false;
    }
    if (json.peek() != ']') {
      json.startCopy(out);
      do {
        if (json.peek() != '{') {
          throw json.malformed("an item is not an object");
        }
        json.skipValue();
        size++;
        if (json.consumed() > lookedAt) {
          json.endCopy();
          copyRest(out);
          return true;
        }
      } while (json.takeIf(','));
      json.endCopy();
    }
    json.take(']');
    isInsideItems = false;
    if (json.takeIf(',')) {
      readMembers();
    } else {
      readEnd();
    }
    return false;
  }

  /** What broke off is left without its last bracket, so whatever follows makes no list of it. */
  private void copyRest(OutputStream out) throws IOException {
    if (json.copyRest(out) != '}') {
      throw json.malformed("it ends in the middle");
    }
  }

  /** How many items were counted. */
  int size() {
    return size;
  }

  /** Empty when there is no next page; complete after {@link #copyItems}. */
  String nextPageToken() {
    return nextPageToken;
  }

  /** Goes on to the first item or, when there is none to come, to the end of the document. */
  private void readMembers() throws IOException {
    do {
      readMember();
      if (isInsideItems) {
        return;
      }
    } while (json.takeIf(','));
    readEnd();
  }

  private void readMember() throws IOException {
    String name = json.text();
    json.take(':');
    switch (name) {
      case "items" -> readItemsStart();
      case "nextPageToken" -> nextPageToken = json.takeIfNull() ? "" : json.text();
      default -> json.skipValue();
    }
  }

  private void readItemsStart() throws IOException {
    if (hasItems) {
      throw json.malformed("a list has items twice");
    }
    hasItems = true;
    if (!json.takeIfNull()) {
      json.take('[');
      isInsideItems = true;
    }
  }

  private void readEnd() throws IOException {
    json.take('}');
    json.takeEnd();
  }
}
