package dev.atrium.security;

/** What {@code WWW-Authenticate} says (RFC 6750, section 3). */
public final class Challenge {

  /** No token came: there is nothing to say about it. */
  public static final String BEARER = "Bearer realm=\"atrium\"";

  public static final String INVALID_TOKEN = BEARER + ", error=\"invalid_token\"";

  /** Nothing that a client could send helps; the gateway has to say who he is. */
  public static final String GATEWAY = "Gateway realm=\"atrium\"";

  private Challenge() {}
}
