package dev.atrium.security;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes the token out of the one header that may carry it. */
final class TokenHeader {

  /** RFC 6750, section 2.1. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  private static final Pattern WORD_AT_THE_END = Pattern.compile(".*[A-Za-z0-9]");

  /** No issuer writes longer ones, and the server takes no longer headers. */
  private static final int LONGEST = 16 * 1024;

  private final String header;
  private final String prefix;
  private final boolean isPrefixOptional;

  TokenHeader(TokenConfig config) {
    requireNonNull(config, "config is null");
    this.header = config.header();
    // "Bearer" and "Bearerx" are two words.
    this.prefix =
        WORD_AT_THE_END.matcher(config.prefix()).matches()
            ? config.prefix() + " "
            : config.prefix();
    this.isPrefixOptional = !header.equalsIgnoreCase("Authorization");
  }

  /**
   * @throws IdentityException when there is none, or none that is one
   */
  String tokenOf(IncomingRequest request) {
    List<String> lines = request.headers(header).stream().distinct().toList();
    if (lines.stream().allMatch(String::isEmpty)) {
      // contract: section 1.5, this sentence and the two below
      throw IdentityException.missing("missing required Header: " + header);
    }
    if (lines.size() > 1) {
      throw IdentityException.invalidToken();
    }
    String token = withoutPrefix(lines.get(0));
    if (token.isEmpty()) {
      throw IdentityException.missing("token is required for token-based authentication");
    }
    if (token.length() > LONGEST || !TOKEN.matcher(token).matches()) {
      throw IdentityException.invalidToken();
    }
    return token;
  }

  /** The token where nobody is asked for one; empty unless there is exactly one. */
  Optional<String> unverified(IncomingRequest request) {
    try {
      return Optional.of(tokenOf(request));
    } catch (IdentityException e) {
      return Optional.empty();
    }
  }

  private String withoutPrefix(String line) {
    if (line.startsWith(prefix)) {
      return line.substring(prefix.length()).replaceFirst("^ +", "");
    }
    if (isPrefixOptional) {
      return line;
    }
    throw IdentityException.missing(
        "expected token Header %s to start with Prefix \"%s\"".formatted(header, prefix));
  }
}
