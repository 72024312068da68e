package dev.atrium.federation.rules;

/** A module sends the browser to an address that is not the module's. */
public final class ForeignRedirectException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ForeignRedirectException() {
    super("the module redirects to an address of its own network or of another server");
  }
}
