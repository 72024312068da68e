package dev.atrium.security;

import static java.util.Objects.requireNonNull;

import dev.atrium.settings.InvalidSettingException;
import dev.atrium.settings.Setting;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.Config;

/**
 * How callers say who they are.
 *
 * @param demoUser whose requests all are while nobody is asked
 * @param missingIdentityStatus what the routes of Kubeflow's backend answer when nothing says who
 *     calls
 */
public record AuthenticationConfig(Mode mode, String demoUser, int missingIdentityStatus) {

  /** The ways to say who calls. */
  public enum Mode {
    /** A bearer token. */
    USER_TOKEN,
    /** Headers from a gateway that has asked. */
    INTERNAL,
    /** Nobody is asked; for development on one machine. */
    DISABLED
  }

  public static final Setting<String> MODE =
      Setting.word(
          "AUTH_MODE",
          "disabled",
          "How callers say who they are: by a bearer token, by headers of a trusted gateway"
              + " (internal), or not at all, which the application offers on a loopback address only",
          "user_token",
          "internal",
          "disabled");

  public static final Setting<String> DEMO_USER =
      Setting.text(
          "atrium.security.demo-user",
          "demo",
          "Name that every caller has, with the role admin, while AUTH_MODE is disabled");

  public static final Setting<Integer> MISSING_IDENTITY_STATUS =
      Setting.number(
          "atrium.security.missing-identity-status",
          401,
          400,
          401,
          "Status of the answer when nothing says who calls a route of Kubeflow's backend; 400 is"
              + " what that backend answers");

  public AuthenticationConfig {
    requireNonNull(mode, "mode is null");
    requireNonNull(demoUser, "demoUser is null");
    if (!GatewayAuthenticator.isName(demoUser)) {
      throw new InvalidSettingException(
          DEMO_USER.key() + " must be printable ASCII without a comma, but is '" + demoUser + "'",
          DEMO_USER);
    }
  }

  public static List<Setting<?>> settings() {
    return List.of(MODE, DEMO_USER, MISSING_IDENTITY_STATUS);
  }

  public static AuthenticationConfig from(Config config) {
    return new AuthenticationConfig(
        Mode.valueOf(MODE.read(config).toUpperCase(Locale.ROOT)),
        DEMO_USER.read(config),
        MISSING_IDENTITY_STATUS.read(config));
  }
}
