package dev.atrium.registry;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A registry could not do what was asked. Speaks the registry's language; knows no HTTP.
 *
 * <p>The message is meant for the client and names nothing but what the client sent; the cause is
 * meant for the log.
 */
public final class RegistryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    NOT_FOUND,
    CONFLICT,
    /** The client asked for something that makes no sense. */
    REJECTED,
    /** A required field has no value. */
    INCOMPLETE,
    /** The registry does not let this caller do it; the caller's own token was used. */
    NOT_PERMITTED,
    /** Nobody answers. */
    UNREACHABLE,
    TIMED_OUT,
    /** Too much is under way, or the registry failed so often that it is left alone for a while. */
    OVERLOADED,
    /** The registry answered, but not with anything that can be used. */
    UNUSABLE_ANSWER
  }

  private final Reason reason;

  /** Null when nobody gave one. */
  private final String code;

  private RegistryException(Reason reason, String message, Throwable cause) {
    this(reason, message, cause, null);
  }

  private RegistryException(Reason reason, String message, Throwable cause, String code) {
    super(requireNonNull(message, "message is null"), cause);
    this.reason = requireNonNull(reason, "reason is null");
    this.code = code;
  }

  public Reason reason() {
    return reason;
  }

  /** The code of the failure in the words of a registry elsewhere; empty when it is our own. */
  public Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /** The same failure with the code that a registry elsewhere gave. */
  public RegistryException withCode(String given) {
    return new RegistryException(
        reason, getMessage(), getCause(), requireNonNull(given, "code is null"));
  }

  /**
   * For the log: the message and, in brackets, the kind of what lies at the bottom, whose own
   * message would name addresses.
   */
  public String forTheLog() {
    Throwable bottom = this;
    while (bottom.getCause() != null) {
      bottom = bottom.getCause();
    }
    return bottom == this
        ? getMessage()
        : getMessage() + " (" + bottom.getClass().getSimpleName() + ")";
  }

  public static RegistryException notFound(String sentence) {
    return new RegistryException(Reason.NOT_FOUND, sentence, null);
  }

  public static RegistryException notFound(EntityCollection collection, EntityId id) {
    return notFound("no " + collection.noun() + " found for id " + id);
  }

  public static RegistryException conflict(String sentence) {
    return new RegistryException(Reason.CONFLICT, sentence, null);
  }

  public static RegistryException rejected(String sentence) {
    return new RegistryException(Reason.REJECTED, sentence, null);
  }

  public static RegistryException incomplete(Field field) {
    return incomplete("required field '" + field.wireName() + "' is zero value.");
  }

  public static RegistryException incomplete(String sentence) {
    return new RegistryException(Reason.INCOMPLETE, sentence, null);
  }

  public static RegistryException notPermitted(String sentence) {
    return new RegistryException(Reason.NOT_PERMITTED, sentence, null);
  }

  public static RegistryException unreachable(Throwable cause) {
    return new RegistryException(Reason.UNREACHABLE, "the model registry cannot be reached", cause);
  }

  public static RegistryException timedOut(Throwable cause) {
    return new RegistryException(
        Reason.TIMED_OUT, "the model registry did not answer in time", cause);
  }

  public static RegistryException overloaded(Throwable cause) {
    return new RegistryException(
        Reason.OVERLOADED, "the model registry is overloaded, try again later", cause);
  }

  /** {@code detail} goes to the log with the cause, not to the client. */
  public static RegistryException unusableAnswer(String detail, Throwable cause) {
    return new RegistryException(
        Reason.UNUSABLE_ANSWER,
        "the model registry gave an answer that cannot be used",
        new IllegalStateException(detail, cause));
  }
}
