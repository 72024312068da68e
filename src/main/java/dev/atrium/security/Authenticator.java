package dev.atrium.security;

/** Finds out who sent a request; which way of doing so is used, the configuration says. */
public interface Authenticator {

  /**
   * The caller.
   *
   * @throws IdentityException when there is none, or none to be believed
   */
  Caller authenticate(IncomingRequest request);

  /** How somebody unknown is asked who he is, as {@code WWW-Authenticate} says it. */
  String challenge();
}
