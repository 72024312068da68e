package dev.atrium.bff.kubeflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.atrium.problem.JsonText;
import dev.atrium.problem.RequestId;
import dev.atrium.registry.EntityPage;
import dev.atrium.registry.RegistryException;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A list on its way from the registry to the client, in the envelope. A list that fails before its
 * first {@value #HELD_BACK} bytes are there is answered with its true status; one that fails later
 * ends without the brackets that close it, so that nobody can read it as a whole one (adr/0007).
 */
final class ListDocument implements StreamingOutput {

  /** As many bytes as the server itself keeps before it begins to answer. */
  static final int HELD_BACK = 32 * 1024;

  private static final Logger LOG = Logger.getLogger(ListDocument.class.getName());
  private static final byte[] HEAD = "{\"data\":".getBytes(UTF_8);

  private final EntityPage page;
  private final int pageSize;

  /**
   * @param pageSize as the client asked for it, 0 when it did not
   */
  ListDocument(EntityPage page, int pageSize) {
    this.page = requireNonNull(page, "page is null");
    this.pageSize = pageSize;
  }

  @Override
  public void write(OutputStream out) throws IOException {
    HeldBackStream body = new HeldBackStream(out, HELD_BACK);
    try (page) {
      body.write(HEAD);
      page.writeList(body, this::ending);
      body.write('}');
      body.finish();
    } catch (RegistryException e) {
      if (!body.isReleased()) {
        throw e;
      }
      // Thrown, it would become the body of an error in the middle of this one.
      LOG.log(Level.WARNING, "Request " + RequestId.current() + ": a list broke off", e);
    }
  }

  private byte[] ending(EntityPage.End end) {
    return "],\"nextPageToken\":%s,\"pageSize\":%d,\"size\":%d}"
        .formatted(JsonText.quoted(end.nextPageToken()), pageSize, end.size())
        .getBytes(UTF_8);
  }
}
