package dev.atrium.registry;

import java.io.IOException;
import java.io.OutputStream;

/** An open page of a list, written to the client while it is still being read. */
public interface EntityPage extends AutoCloseable {

  /**
   * Writes the entities as the inside of a JSON array, separated by commas, without the brackets.
   * May be called once.
   *
   * @throws IOException when {@code out} fails; the client has gone
   * @throws RegistryException when the registry fails in the middle of the page
   */
  End writeItems(OutputStream out) throws IOException;

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
