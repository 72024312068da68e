package dev.atrium.bff;

import dev.atrium.problem.ProblemCode;
import dev.atrium.registry.json.JsonRejection;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers bodies that are not the JSON they should be. */
@Provider
public class JsonRejectionMapper implements ExceptionMapper<JsonRejection> {

  @Override
  public Response toResponse(JsonRejection rejection) {
    return Answers.error(codeOf(rejection.kind()).status(), rejection.getMessage());
  }

  static ProblemCode codeOf(JsonRejection.Kind kind) {
    return switch (kind) {
      case TOO_LARGE -> ProblemCode.BODY_TOO_LARGE;
      case EMPTY, MALFORMED, TOO_DEEP, NUMBER_TOO_LONG, UNKNOWN_FIELD, WRONG_TYPE, WRONG_VALUE ->
          ProblemCode.BAD_REQUEST;
    };
  }
}
