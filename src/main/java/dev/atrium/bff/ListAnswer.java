package dev.atrium.bff;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.atrium.problem.JsonText;
import dev.atrium.registry.EntityPage;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * A page of entities in the BFF's envelope, complete before the first byte of it leaves.
 *
 * <p>Open Liberty ends an answer that breaks off in the middle as if it were complete: whatever is
 * thrown once the header is out, the last chunk follows in good order (seen on 26.0.0.5). A page
 * here has 100 entities at most, so it is taken from the registry as a whole, and a failure in its
 * middle is still answered with its true status. Besides, a client that reads slowly holds no
 * connection to the registry.
 */
final class ListAnswer implements StreamingOutput {

  /**
   * Far more than an ordinary page of 100, and little enough for every worker thread to hold one.
   */
  private static final int MEMORY_LIMIT = 512 * 1024;

  private final Spool body;

  private ListAnswer(Spool body) {
    this.body = body;
  }

  /**
   * Reads the page to its end and closes it.
   *
   * @param name the member that holds the entities
   */
  static ListAnswer of(String name, EntityPage page) {
    Spool body = new Spool(MEMORY_LIMIT);
    boolean isComplete = false;
    try (page) {
      body.write(("{\"" + name + "\":[").getBytes(UTF_8));
      String token = page.writeItems(body).nextPageToken();
      body.write(("],\"next_page_token\":" + JsonText.quoted(token) + "}").getBytes(UTF_8));
      isComplete = true;
      return new ListAnswer(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (!isComplete) {
        discard(body);
      }
    }
  }

  @Override
  public void write(OutputStream out) throws IOException {
    try (body) {
      body.writeTo(out);
    }
  }

  private static void discard(Spool body) {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
