package dev.atrium.registry;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;

/** An open page of a list, written to the client while it is still being read. */
public interface EntityPage extends AutoCloseable {

  /** What comes before the first entity of a list. */
  String LIST_START = "{\"items\":[";

  /**
   * Writes the entities as the inside of a JSON array, separated by commas, without the brackets.
   * May be called once.
   *
   * @throws IOException when {@code out} fails; the client has gone
   * @throws RegistryException when the registry fails in the middle of the page
   */
  End writeItems(OutputStream out) throws IOException;

  /**
   * Writes the page as the list that the registry's API answers. May be called once, instead of
   * {@link #writeItems}.
   *
   * @param ending writes what comes after the last entity, from the bracket on; not asked by a page
   *     that passes on the list of another registry
   * @throws IOException when {@code out} fails; the client has gone
   * @throws RegistryException when the registry fails in the middle of the page
   */
  default void writeList(OutputStream out, Function<End, byte[]> ending) throws IOException {
    out.write(LIST_START.getBytes(US_ASCII));
    out.write(ending.apply(writeItems(out)));
  }

  @Override
  void close();

  /**
   * How the page ended.
   *
   * @param nextPageToken where the next page starts, empty after the last one, never null
   * @param size how many entities were written
   */
  record End(String nextPageToken, int size) {}
}
