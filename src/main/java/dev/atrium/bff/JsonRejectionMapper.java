package dev.atrium.bff;

import dev.atrium.bff.request.JsonBody;
import dev.atrium.problem.ProblemCode;
import dev.atrium.registry.json.JsonRejection;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.OptionalLong;

/** Answers bodies that are not the JSON they should be. */
@Provider
public class JsonRejectionMapper implements ExceptionMapper<JsonRejection> {

  @Override
  public Response toResponse(JsonRejection rejection) {
    int status = codeOf(rejection.kind()).status();
    return Answers.error(
        Failure.of(status, rejection.getMessage())
            .withEnvelope(status, Integer.toString(status), envelopeMessage(rejection)));
  }

  // contract: the sentences of the Go backend (section 1.5)
  static String envelopeMessage(JsonRejection rejection) {
    return switch (rejection.kind()) {
      case EMPTY -> "body must not be empty";
      case TOO_LARGE -> "body must not be larger than " + JsonBody.LIMIT + " bytes";
      case MALFORMED -> "body contains badly-formed JSON" + character(rejection);
      case NOT_ALONE -> "body must only contain a single JSON value";
      case WRONG_TYPE ->
          rejection.where().isEmpty()
              ? "body contains incorrect JSON type" + character(rejection)
              : "body contains incorrect JSON type for field \"" + rejection.where() + "\"";
      case UNKNOWN_FIELD -> "body contains unknown key \"" + rejection.where() + "\"";
      case TOO_DEEP, NUMBER_TOO_LONG, WRONG_VALUE -> rejection.getMessage();
    };
  }

  private static String character(JsonRejection rejection) {
    OptionalLong read = rejection.bytesRead();
    return read.isEmpty() ? "" : " (at character " + read.getAsLong() + ")";
  }

  static ProblemCode codeOf(JsonRejection.Kind kind) {
    return switch (kind) {
      case TOO_LARGE -> ProblemCode.BODY_TOO_LARGE;
      case EMPTY,
          MALFORMED,
          NOT_ALONE,
          TOO_DEEP,
          NUMBER_TOO_LONG,
          UNKNOWN_FIELD,
          WRONG_TYPE,
          WRONG_VALUE ->
          ProblemCode.BAD_REQUEST;
    };
  }
}
