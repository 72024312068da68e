package dev.atrium.security;

import static java.util.Objects.requireNonNull;

import dev.atrium.settings.InvalidSettingException;
import dev.atrium.settings.Setting;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/** Where a request carries its token, and who is asked about tokens of other issuers. */
public record TokenConfig(String header, String prefix, Review review) {

  /** Whether the cluster is asked about a token that no configured issuer wrote. */
  public enum Review {
    /** If there is a cluster. */
    AUTO,
    /** There has to be one. */
    ON,
    /** Never. */
    OFF
  }

  public static final Setting<String> HEADER =
      Setting.text(
          "AUTH_TOKEN_HEADER",
          "Authorization",
          "Header that carries the token, with AUTH_MODE=user_token");

  public static final Setting<String> PREFIX =
      Setting.text(
          "AUTH_TOKEN_PREFIX",
          "Bearer",
          "What stands before the token, case matters; none says that nothing does; a header other"
              + " than Authorization may carry the token without it in any case");

  public static final Setting<String> REVIEW =
      Setting.word(
          "atrium.security.token-review",
          "auto",
          "Whether the cluster is asked about a token that is no JWT of mp.jwt.verify.issuer; auto"
              + " asks it when there is one",
          "auto",
          "on",
          "off");

  private static final String NO_PREFIX = "none";

  /** RFC 9110, section 5.6.2. */
  private static final Pattern FIELD_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  public TokenConfig {
    requireFieldName(HEADER, header);
    requireNonNull(prefix, "prefix is null");
    requireNonNull(review, "review is null");
  }

  public static List<Setting<?>> settings() {
    return List.of(HEADER, PREFIX, REVIEW);
  }

  public static TokenConfig from(Config config) {
    return new TokenConfig(
        HEADER.read(config),
        prefix(PREFIX.read(config)),
        Review.valueOf(REVIEW.read(config).toUpperCase(Locale.ROOT)));
  }

  /** A word for it, because an empty variable counts as not set. */
  private static String prefix(String text) {
    return text.equals(NO_PREFIX) ? "" : text;
  }

  static void requireFieldName(Setting<String> setting, String name) {
    if (!FIELD_NAME.matcher(name).matches()) {
      throw new InvalidSettingException(
          setting.key() + " must be the name of a header, but is '" + name + "'", setting);
    }
  }
}
