package dev.atrium.federation.upstream;

import static java.util.Objects.requireNonNull;

import java.io.IOException;

/** A module gave no answer that could be passed on. The message is for our log only. */
public final class UpstreamException extends IOException {

  private static final long serialVersionUID = 1L;

  private final Kind kind;

  public UpstreamException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = requireNonNull(kind, "kind is null");
  }

  public Kind kind() {
    return kind;
  }

  /** What went wrong, in the words in which it is told to others. */
  public enum Kind {
    CONNECT_REFUSED("connect refused"),
    DNS("dns"),
    TLS("tls"),
    TIMEOUT("timeout"),
    CONNECT_TIMEOUT("timeout"),
    BROKEN("connection broken"),
    INVALID("invalid answer"),
    /** As many calls as the module may have at once are under way. */
    BUSY("too many requests"),
    /** It has failed so often that it is left alone for a while. */
    OPEN("circuit open"),
    /** Not the module's fault: the body the client sends is larger than allowed. */
    BODY_TOO_LARGE("body too large"),
    /** Not the module's fault: the client left, or did not send the rest of its body. */
    CLIENT_GONE("client gone");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    public boolean isTimeout() {
      return this == TIMEOUT || this == CONNECT_TIMEOUT;
    }

    /** Whether it says something about the module's health. */
    boolean isItsFault() {
      return this != BUSY && this != OPEN && this != BODY_TOO_LARGE && this != CLIENT_GONE;
    }
  }
}
