package dev.atrium.registry.client;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** Takes a JAX-RS response as an {@link Answer}, and lets go of its connection in time. */
final class ResponseLine implements Answer.Line {

  private final Response response;
  private final CallUnderWay call;

  private ResponseLine(Response response, CallUnderWay call) {
    this.response = requireNonNull(response, "response is null");
    this.call = requireNonNull(call, "call is null");
  }

  static Answer answer(Response response, Deadline deadline, CallUnderWay call) {
    ResponseLine line = new ResponseLine(response, call);
    InputStream body =
        response.hasEntity()
            ? response.readEntity(InputStream.class)
            : InputStream.nullInputStream();
    return new Answer(
        response.getStatus(),
        response.getHeaderString("Content-Type"),
        CallerTokenMark.isOn(response),
        new AnswerStream(body, deadline, call),
        line);
  }

  @Override
  public void release() {
    call.close();
    try {
      response.close();
    } catch (ProcessingException e) {
      // The connection is broken, and is let go all the same.
      return;
    }
  }

  /**
   * JAX-RS only knows close(), which RESTEasy's engine does by reading all that is still to come:
   * minutes of a large list, and never the end of an endless one.
   */
  @Override
  public void abort() {
    call.cut();
    release();
  }
}
