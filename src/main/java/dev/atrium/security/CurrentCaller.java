package dev.atrium.security;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Who sent the request that is being served; nobody until authentication has said so. */
@RequestScoped
public class CurrentCaller {

  private Optional<Caller> caller = Optional.empty();

  public Optional<Caller> caller() {
    return caller;
  }

  public void authenticated(Caller authenticated) {
    this.caller = Optional.of(requireNonNull(authenticated, "authenticated is null"));
  }
}
