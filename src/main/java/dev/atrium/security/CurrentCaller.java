package dev.atrium.security;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Who sent the request that is being served; nobody until authentication has said so. */
@RequestScoped
public class CurrentCaller {

  private Optional<Caller> caller = Optional.empty();
  private boolean isLocalClient;

  public Optional<Caller> caller() {
    return caller;
  }

  public void authenticated(Caller authenticated) {
    this.caller = Optional.of(requireNonNull(authenticated, "authenticated is null"));
  }

  /** Whether the request came by the registry's loopback port, where nobody is asked who he is. */
  public boolean isLocalClient() {
    return isLocalClient;
  }

  public void cameByLoopbackPort() {
    this.isLocalClient = true;
  }
}
