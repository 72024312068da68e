package dev.atrium.registry.client;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Notes on an answer whether the question carried the caller's credentials. */
final class CallerTokenMark implements ClientResponseFilter {

  private static final String HEADER = "X-Atrium-Caller-Token";

  static boolean isOn(Response response) {
    return response.getHeaderString(HEADER) != null;
  }

  @Override
  public void filter(ClientRequestContext request, ClientResponseContext response) {
    // What the registry itself says under this name counts for nothing.
    response.getHeaders().remove(HEADER);
    if (request.getHeaderString(HttpHeaders.AUTHORIZATION) != null) {
      response.getHeaders().putSingle(HEADER, "forwarded");
    }
  }
}
