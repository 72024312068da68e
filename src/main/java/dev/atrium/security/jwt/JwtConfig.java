package dev.atrium.security.jwt;

import static java.util.Objects.requireNonNull;

import dev.atrium.settings.InvalidSettingException;
import dev.atrium.settings.Setting;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * Whose JSON Web Tokens are believed, in the settings of MicroProfile JWT. A token counts when one
 * of the keys has signed it, when it names this issuer and one of these audiences, and when it has
 * not expired.
 *
 * @param publicKey the key itself; empty unless it is given in place of a location
 * @param location where the keys are; empty when no token is verified here
 * @param tokenAge how long after it was issued a token counts; zero when it does not matter
 */
public record JwtConfig(
    Optional<String> publicKey,
    Optional<String> location,
    Set<String> algorithms,
    String issuer,
    List<String> audiences,
    Duration clockSkew,
    Duration tokenAge) {

  public static final Setting<String> PUBLIC_KEY =
      Setting.text(
          "mp.jwt.verify.publickey",
          "",
          "Public key that verifies tokens: PEM, JSON Web Key or key set");

  public static final Setting<String> LOCATION =
      Setting.text(
          "mp.jwt.verify.publickey.location",
          "",
          "Where the public keys are that verify tokens: the address of a JSON Web Key Set, or a"
              + " file with such a set or a PEM key");

  public static final Setting<String> ALGORITHM =
      Setting.word(
          "mp.jwt.verify.publickey.algorithm",
          "any",
          "Algorithm that tokens have to be signed with; any takes both",
          "any",
          "rs256",
          "es256");

  public static final Setting<String> ISSUER =
      Setting.text(
          "mp.jwt.verify.issuer", "", "Issuer that tokens have to name; required with a key");

  public static final Setting<List<String>> AUDIENCES =
      Setting.list(
          "mp.jwt.verify.audiences",
          "",
          "Comma-separated audiences of which tokens have to name one; required with a key");

  public static final Setting<Integer> CLOCK_SKEW =
      Setting.number(
          "mp.jwt.verify.clock.skew",
          60,
          0,
          60,
          "Seconds by which the clocks of the issuer and of this machine may differ");

  public static final Setting<Integer> TOKEN_AGE =
      Setting.number(
          "mp.jwt.verify.token.age",
          0,
          0,
          Integer.MAX_VALUE,
          "Seconds after its issue in which a token counts; 0 leaves that to its expiry");

  public JwtConfig {
    requireNonNull(publicKey, "publicKey is null");
    requireNonNull(location, "location is null");
    algorithms = Set.copyOf(algorithms);
    requireNonNull(issuer, "issuer is null");
    audiences = List.copyOf(audiences);
    requireNonNull(clockSkew, "clockSkew is null");
    requireNonNull(tokenAge, "tokenAge is null");
    if (publicKey.isPresent() && location.isPresent()) {
      throw new InvalidSettingException(
          "%s and %s must not both be set".formatted(PUBLIC_KEY.key(), LOCATION.key()),
          PUBLIC_KEY,
          LOCATION);
    }
    if (publicKey.isPresent() || location.isPresent()) {
      InvalidSettingException.throwAll(
          Stream.of(required(ISSUER, !issuer.isEmpty()), required(AUDIENCES, !audiences.isEmpty()))
              .flatMap(Optional::stream));
    }
  }

  /** Every setting of this package, for the reference page. */
  public static List<Setting<?>> settings() {
    return List.of(PUBLIC_KEY, LOCATION, ALGORITHM, ISSUER, AUDIENCES, CLOCK_SKEW, TOKEN_AGE);
  }

  public static JwtConfig from(Config config) {
    String algorithm = ALGORITHM.read(config).toUpperCase(Locale.ROOT);
    return new JwtConfig(
        PUBLIC_KEY.find(config),
        LOCATION.find(config),
        algorithm.equals("ANY") ? Set.of("RS256", "ES256") : Set.of(algorithm),
        ISSUER.find(config).orElse(""),
        AUDIENCES.find(config).orElse(List.of()),
        Duration.ofSeconds(CLOCK_SKEW.read(config)),
        Duration.ofSeconds(TOKEN_AGE.read(config)));
  }

  /** Whether tokens are verified at all. */
  public boolean hasKeys() {
    return publicKey.isPresent() || location.isPresent();
  }

  static URI locationAddress(String location) {
    try {
      URI address = new URI(location);
      if (address.getHost() != null && address.getUserInfo() == null) {
        return address;
      }
    } catch (URISyntaxException e) {
      throw badAddress();
    }
    throw badAddress();
  }

  /** Without the value: what cannot be read may hold credentials. */
  private static InvalidSettingException badAddress() {
    return new InvalidSettingException(
        LOCATION.key() + " must be an absolute address without credentials", LOCATION);
  }

  private static Optional<InvalidSettingException> required(Setting<?> setting, boolean isSet) {
    return isSet
        ? Optional.empty()
        : Optional.of(
            new InvalidSettingException(
                setting.key() + " must be set, for a public key that verifies tokens is",
                setting,
                PUBLIC_KEY,
                LOCATION));
  }
}
