package dev.atrium.registry.rest;

import dev.atrium.problem.JsonText;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The error body of the registry's API: {@code {"code":"Not Found","message":"..."}}. */
final class RegistryError {

  private RegistryError() {}

  static Response response(int status, String code, String message) {
    String body =
        "{\"code\":%s,\"message\":%s}".formatted(JsonText.quoted(code), JsonText.quoted(message));
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
        .entity(body)
        .build();
  }
}
