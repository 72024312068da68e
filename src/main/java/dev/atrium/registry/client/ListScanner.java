package dev.atrium.registry.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;

/**
 * Steps through a list as the registry answers it, {@code {"items": [...], "nextPageToken": ...}},
 * while it arrives, and copies its items or the whole of it. Members may come in any order.
 *
 * <p>Clients get all four members of a list, {@code items} as an array and the token as a text
 * (contract: section 3.1): what a registry leaves out or says to be null is added to its copy.
 */
final class ListScanner {

  /**
   * To look at every byte of a long list costs about as much as to pass it on, and finds nothing
   * that its reader would not find.
   */
  static final int LOOKED_AT = 64 << 10;

  private static final String ITEMS = "items";
  private static final String TOKEN = "nextPageToken";
  private static final String PAGE_SIZE = "pageSize";
  private static final String SIZE = "size";
  private static final Set<String> MEMBERS = Set.of(ITEMS, TOKEN, PAGE_SIZE, SIZE);

  private static final String NO_ITEMS = "[]";
  private static final String NO_TOKEN = "\"\"";

  private final JsonBytes json;
  private final Start start = new Start();
  private final Set<String> members = new HashSet<>();

  /** Where a copy of the members goes. */
  private OutputStream copy = start;

  private boolean isInsideItems;
  private int size;
  private String nextPageToken = "";

  ListScanner(JsonBytes json) {
    this.json = requireNonNull(json, "json is null");
  }

  /** Reads up to the first item, or to the end of the document when there are no items. */
  void open() throws IOException {
    json.peek();
    json.startCopy(copy);
    json.take('{');
    readMembers();
    json.endCopy();
    if (members.isEmpty()) {
      throw json.malformed("it is no list");
    }
    if (!isInsideItems) {
      readEnd();
    }
  }

  /**
   * Writes the inside of the array of items and reads the document to its end.
   *
   * @return how many items there were
   */
  int copyItems(OutputStream out) throws IOException {
    copy = OutputStream.nullOutputStream();
    if (isInsideItems) {
      copyArray(out, Long.MAX_VALUE);
      readTail();
    }
    return size;
  }

  /**
   * Writes the list with all its members. Of a long one the first {@value #LOOKED_AT} bytes are
   * looked at, the others passed on.
   */
  void copyList(OutputStream out) throws IOException {
    start.writeTo(out);
    copy = out;
    if (isInsideItems) {
      if (!copyArray(out, LOOKED_AT)) {
        copyRest(out);
        return;
      }
      readTail();
    }
    add(ITEMS, NO_ITEMS);
    add(TOKEN, NO_TOKEN);
    add(PAGE_SIZE, "0");
    add(SIZE, Integer.toString(size));
    out.write('}');
  }

  /** Empty when there is no next page; complete after {@link #copyItems}. */
  String nextPageToken() {
    return nextPageToken;
  }

  /**
   * Copies up to the bracket that ends the array, or an item that ends behind {@code lookedAt}.
   *
   * @return whether that was the bracket
   */
  private boolean copyArray(OutputStream out, long lookedAt) throws IOException {
    if (json.peek() == ']') {
      return true;
    }
    json.startCopy(out);
    boolean isLookedAt;
    do {
      if (json.peek() != '{') {
        throw json.malformed("an item is not an object");
      }
      json.skipValue();
      size++;
      isLookedAt = json.consumed() <= lookedAt;
    } while (isLookedAt && json.takeIf(','));
    json.endCopy();
    return isLookedAt;
  }

  /** What broke off is left without its last bracket, so whatever follows makes no list of it. */
  private void copyRest(OutputStream out) throws IOException {
    if (json.copyRest(out) != '}') {
      throw json.malformed("it ends in the middle");
    }
  }

  private void readTail() throws IOException {
    json.startCopy(copy);
    json.take(']');
    isInsideItems = false;
    if (json.takeIf(',')) {
      readMembers();
    }
    json.endCopy();
    readEnd();
  }

  /** Goes on to the first item or, when there is none to come, to the last bracket. */
  private void readMembers() throws IOException {
    do {
      readMember();
    } while (!isInsideItems && json.takeIf(','));
  }

  private void readMember() throws IOException {
    String name = json.text();
    json.take(':');
    boolean isFirst = !MEMBERS.contains(name) || members.add(name);
    switch (name) {
      case ITEMS -> {
        if (!isFirst) {
          throw json.malformed("a list has items twice");
        }
        readItemsStart();
      }
      case TOKEN -> nextPageToken = takeNullAs(NO_TOKEN) ? "" : json.text();
      default -> json.skipValue();
    }
  }

  private void readItemsStart() throws IOException {
    if (!takeNullAs(NO_ITEMS)) {
      json.take('[');
      isInsideItems = true;
    }
  }

  private boolean takeNullAs(String value) throws IOException {
    if (json.peek() != 'n') {
      return false;
    }
    json.endCopy();
    json.skipValue();
    write(value);
    json.startCopy(copy);
    return true;
  }

  /** There is always a member before it. */
  private void add(String name, String value) throws IOException {
    if (!members.contains(name)) {
      write(",\"" + name + "\":" + value);
    }
  }

  private void write(String text) throws IOException {
    copy.write(text.getBytes(US_ASCII));
  }

  private void readEnd() throws IOException {
    json.take('}');
    json.takeEnd();
  }

  /** What comes before the first item, kept until it is known to be the start of a list. */
  private final class Start extends ByteArrayOutputStream {

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      if (count + length > LOOKED_AT) {
        throw json.malformed("the members before the items are longer than " + LOOKED_AT);
      }
      super.write(bytes, offset, length);
    }
  }
}
