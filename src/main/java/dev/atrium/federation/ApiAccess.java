package dev.atrium.federation;

import static java.util.Objects.requireNonNull;

import dev.atrium.security.BearerToken;
import dev.atrium.security.Caller;
import dev.atrium.security.CurrentCaller;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Who may use the interfaces of modules. The one place of the gateway that asks; files are public,
 * because a script tag cannot carry a token.
 */
public final class ApiAccess {

  private final CurrentCaller current;
  private final BooleanSupplier isCallerNeeded;
  private final Predicate<String> saysWhoCalls;

  /**
   * @param isCallerNeeded false as long as nobody is authenticated at all and everybody is the same
   *     user of a demonstration
   * @param saysWhoCalls the names of headers that this deployment is told by
   */
  public ApiAccess(
      CurrentCaller current, BooleanSupplier isCallerNeeded, Predicate<String> saysWhoCalls) {
    this.current = requireNonNull(current, "current is null");
    this.isCallerNeeded = requireNonNull(isCallerNeeded, "isCallerNeeded is null");
    this.saysWhoCalls = requireNonNull(saysWhoCalls, "saysWhoCalls is null");
  }

  boolean isAllowed() {
    return !isCallerNeeded.getAsBoolean() || current.caller().isPresent();
  }

  /** Who asks; absent as long as nobody is asked who he is. */
  Optional<String> user() {
    return isCallerNeeded.getAsBoolean() ? current.caller().map(Caller::name) : Optional.empty();
  }

  /** Whether it is a header that only we are to read; a module would believe it as we do. */
  boolean saysWhoCalls(String header) {
    return saysWhoCalls.test(header);
  }

  /** The verified token of the caller, for a module that is configured to get it. */
  Optional<String> token() {
    return current.caller().flatMap(Caller::token).map(BearerToken::value);
  }
}
