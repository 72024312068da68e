package dev.atrium.registry.rest;

import dev.atrium.problem.ProblemCode;
import dev.atrium.registry.json.JsonRejection;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A body that cannot be taken; where clients compare the text, it is that of Go's decoder. */
@Provider
public class JsonRejectionMapper implements ExceptionMapper<JsonRejection> {

  @Override
  public Response toResponse(JsonRejection rejection) {
    ProblemCode code =
        rejection.kind() == JsonRejection.Kind.TOO_LARGE
            ? ProblemCode.BODY_TOO_LARGE
            : ProblemCode.BAD_REQUEST;
    return RegistryError.response(code.status(), code.title(), messageOf(rejection));
  }

  static String messageOf(JsonRejection rejection) {
    return switch (rejection.kind()) {
      // contract: asserted verbatim by the Python client's regression test
      case UNKNOWN_FIELD -> "json: unknown field \"" + rejection.where() + "\"";
      case EMPTY -> "EOF";
      case TOO_LARGE, MALFORMED, NOT_ALONE, TOO_DEEP, NUMBER_TOO_LONG, WRONG_TYPE, WRONG_VALUE ->
          rejection.getMessage();
    };
  }
}
