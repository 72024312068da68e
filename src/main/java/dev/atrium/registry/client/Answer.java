package dev.atrium.registry.client;

import static java.util.Objects.requireNonNull;

import dev.atrium.registry.EntityDocument;
import dev.atrium.registry.EntityId;
import dev.atrium.registry.RegistryException;
import dev.atrium.registry.RegistryException.Reason;
import dev.atrium.registry.json.JsonRejection;
import dev.atrium.registry.json.ObjectTexts;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the registry answered, checked before it is believed. */
final class Answer {

  /** The connection an answer arrives on. */
  interface Line {
    /** The answer has been read to its end. */
    void release();

    /** The rest of the answer is of no interest, however long it is. */
    void abort();
  }

  private static final int MAX_ERROR_SIZE = 64 << 10;

  private final int status;
  private final String contentType;
  private final boolean forCaller;
  private final InputStream body;
  private final Line line;

  /**
   * @param contentType null when the answer does not say
   * @param forCaller whether the question carried the caller's token
   */
  Answer(int status, String contentType, boolean forCaller, InputStream body, Line line) {
    this.status = status;
    this.contentType = contentType;
    this.forCaller = forCaller;
    this.body = requireNonNull(body, "body is null");
    this.line = requireNonNull(line, "line is null");
  }

  boolean isCreated() {
    return status == 201;
  }

  /** Whether the registry wants to know who asks. */
  boolean asksWho() {
    return status == 401 || status == 403;
  }

  /** The body of a success, not yet read, that claims to be JSON; any other answer is thrown. */
  InputStream json() {
    if (status != 200 && status != 201) {
      throw refusal();
    }
    if (!isJson()) {
      throw unusable("a " + status + " answer is of type '" + contentType + "'");
    }
    return body;
  }

  /** The one entity of a success. */
  EntityDocument document(int maxSize) {
    byte[] json = bytes(json(), maxSize);
    if (json.length > maxSize) {
      throw unusable("an entity is larger than " + maxSize + " bytes");
    }
    return new EntityDocument(idOf(json), json);
  }

  /** What a reader makes of it. When that fails, in whatever way, the connection is cut. */
  <T> T readBy(Function<Answer, T> reader) {
    try {
      return reader.apply(this);
    } catch (RuntimeException | Error e) {
      line.abort();
      throw e;
    }
  }

  void release() {
    line.release();
  }

  void abort() {
    line.abort();
  }

  private static EntityId idOf(byte[] json) {
    String id;
    try {
      id = ObjectTexts.read(json, Set.of("id")).get("id");
    } catch (JsonRejection e) {
      throw RegistryException.unusableAnswer("an entity is not JSON", e);
    }
    if (id == null) {
      throw unusable("an entity has no id");
    }
    try {
      return EntityId.parse("entity", id);
    } catch (RegistryException e) {
      throw RegistryException.unusableAnswer("an entity's id is not an id", e);
    }
  }

  private RuntimeException refusal() {
    Map<String, String> said = errorTexts();
    Optional<String> message = Optional.ofNullable(said.get("message"));
    Reason reason = AnswerPolicy.reason(status, message.isPresent(), forCaller);
    if (message.filter(UpstreamMessage::tellsOfInternals).isPresent()) {
      reason = status < 500 ? Reason.UNUSABLE_ANSWER : reason;
    }
    RegistryException failure =
        AnswerPolicy.failure(reason, status, message.map(UpstreamMessage::clean).orElse(""))
            .withCode(fitCode(said.getOrDefault("code", "")));
    return AnswerPolicy.isOutage(status) ? new RegistryOutage(failure) : failure;
  }

  /** Contract: section 1.4. */
  private String fitCode(String code) {
    String clean = UpstreamMessage.clean(code);
    boolean isFit = !clean.isEmpty() && !UpstreamMessage.tellsOfInternals(clean);
    return isFit ? clean : Integer.toString(status);
  }

  /** The registry's error body is {@code {"code": ..., "message": ...}}. */
  private Map<String, String> errorTexts() {
    if (!isJson()) {
      return Map.of();
    }
    try {
      return ObjectTexts.read(bytes(body, MAX_ERROR_SIZE), Set.of("code", "message"));
    } catch (JsonRejection | RegistryOutage e) {
      // The status says enough.
      return Map.of();
    }
  }

  /** At most one byte more than {@code maxSize}. */
  private static byte[] bytes(InputStream in, int maxSize) {
    try {
      return in.readNBytes(maxSize + 1);
    } catch (IOException e) {
      throw TransportFailure.whileReading(e);
    }
  }

  private boolean isJson() {
    String type = contentType == null ? "" : contentType.split(";", 2)[0];
    return type.strip().toLowerCase(Locale.ROOT).equals("application/json");
  }

  private static RegistryException unusable(String detail) {
    return RegistryException.unusableAnswer(detail, null);
  }
}
