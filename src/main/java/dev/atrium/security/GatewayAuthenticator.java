package dev.atrium.security;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Believes the headers of a trusted gateway, and of nobody else. What a gateway may have passed on
 * unseen (a second line, the name with an underscore, a name that {@code Connection} nominates for
 * removal) is refused: of two readings one would be another user.
 */
public final class GatewayAuthenticator implements Authenticator {

  private static final Pattern NAME =
      Pattern.compile("[!-~&&[^,]]([ -~&&[^,]]{0,254}[!-~&&[^,]])?");

  private final GatewayConfig config;

  public GatewayAuthenticator(GatewayConfig config) {
    this.config = requireNonNull(config, "config is null");
  }

  /** Printable ASCII without commas, which separate names elsewhere; at most 256 characters. */
  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  @Override
  public Caller authenticate(IncomingRequest request) {
    if (!config.trusts(request)) {
      throw missing();
    }
    refuseDisguises(request);
    String user = single(request, config.userHeader()).orElseThrow(this::missing);
    if (!isName(user)) {
      throw IdentityException.ambiguous(
          "the header " + config.userHeader() + " must be one name in printable ASCII");
    }
    return new Caller(user, groups(request), Optional.empty());
  }

  @Override
  public String challenge() {
    return Challenge.GATEWAY;
  }

  private Set<String> groups(IncomingRequest request) {
    Set<String> groups =
        single(request, config.groupsHeader()).stream()
            .flatMap(line -> Arrays.stream(line.split(",")))
            .map(String::strip)
            .filter(group -> !group.isEmpty())
            .collect(Collectors.toSet());
    if (!groups.stream().allMatch(GatewayAuthenticator::isName)) {
      throw IdentityException.ambiguous(
          "the header " + config.groupsHeader() + " must be names in printable ASCII");
    }
    return groups;
  }

  private static Optional<String> single(IncomingRequest request, String header) {
    List<String> lines = request.headers(header);
    if (lines.size() > 1) {
      throw IdentityException.ambiguous("the header " + header + " must not be repeated");
    }
    return lines.stream().filter(line -> !line.isEmpty()).findFirst();
  }

  private void refuseDisguises(IncomingRequest request) {
    Set<String> nominated =
        request.headers("Connection").stream()
            .flatMap(line -> Arrays.stream(line.split(",")))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    Stream.of(config.userHeader(), config.groupsHeader())
        .map(name -> name.toLowerCase(Locale.ROOT))
        .forEach(
            name -> {
              if (nominated.contains(name) || hasDouble(request, name)) {
                throw IdentityException.ambiguous(
                    "the header " + name + " came in a way that gateways read differently");
              }
            });
  }

  /** Whether another header has the same name once underscores and hyphens are not told apart. */
  private static boolean hasDouble(IncomingRequest request, String name) {
    return request.headerNames().stream()
        .map(other -> other.toLowerCase(Locale.ROOT))
        .anyMatch(
            other -> !other.equals(name) && other.replace('_', '-').equals(name.replace('_', '-')));
  }

  private IdentityException missing() {
    // contract: section 1.5
    return IdentityException.missing("missing required " + config.userHeader() + " header");
  }
}
