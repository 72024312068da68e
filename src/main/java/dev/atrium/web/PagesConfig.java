package dev.atrium.web;

import static java.util.Objects.requireNonNull;

import dev.atrium.settings.InvalidSettingException;
import dev.atrium.settings.Setting;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/**
 * How the pages look and where they are.
 *
 * @param theme {@code by-mode}, or the look whatever the mode is
 * @param basePath the path that browsers see the pages at, with a slash at both ends
 * @param namespace the one the pages are about when the server has no list of namespaces
 * @param signOut where somebody signs out; empty when the deployment has no such place
 */
public record PagesConfig(String theme, String basePath, String namespace, String signOut) {

  static final String BY_MODE = "by-mode";
  static final String PATTERNFLY = "patternfly-theme";
  static final String MUI = "mui-theme";

  private static final Setting<String> THEME =
      Setting.word(
          "atrium.pages.theme",
          BY_MODE,
          "Look of the pages; by-mode is mui-theme inside Kubeflow and patternfly-theme elsewhere",
          BY_MODE,
          PATTERNFLY,
          MUI);

  private static final Setting<String> BASE_PATH =
      Setting.text(
          "atrium.pages.base-path",
          "/",
          "Path that browsers see the pages at, when a gateway in front takes it away");

  private static final Setting<String> NAMESPACE =
      Setting.text(
          "atrium.pages.namespace",
          "kubeflow",
          "Namespace the pages are about when the server has no list of namespaces");

  private static final Setting<String> SIGN_OUT =
      Setting.text(
          "atrium.pages.sign-out",
          "",
          "Address that signs a user out, such as /oauth2/sign_out of a proxy in front; without it"
              + " the pages offer no signing out");

  /** Of this host or another one by TLS; anything else could be a script. */
  private static final Pattern ADDRESS =
      Pattern.compile("(https:/)?/[A-Za-z0-9_][!-~&&[^\"<>\\\\]]*");

  private static final Pattern PATH = Pattern.compile("/([A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*");

  /** RFC 1123, as Kubernetes applies it to namespaces. */
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  public PagesConfig {
    requireNonNull(theme, "theme is null");
    requireNonNull(basePath, "basePath is null");
    requireNonNull(namespace, "namespace is null");
    requireNonNull(signOut, "signOut is null");
    if (!signOut.isEmpty() && !ADDRESS.matcher(signOut).matches()) {
      throw new InvalidSettingException(
          SIGN_OUT.key()
              + " must be a path like /oauth2/sign_out or an https address, but is '"
              + signOut
              + "'",
          SIGN_OUT);
    }
    if (!PATH.matcher(basePath).matches()) {
      throw new InvalidSettingException(
          BASE_PATH.key() + " must be a path like /models/, but is '" + basePath + "'", BASE_PATH);
    }
    if (!LABEL.matcher(namespace).matches()) {
      throw new InvalidSettingException(
          NAMESPACE.key()
              + " must be 1 to 63 lower case letters, digits and inner hyphens, but is '"
              + namespace
              + "'",
          NAMESPACE);
    }
  }

  public static List<Setting<?>> settings() {
    return List.of(THEME, BASE_PATH, NAMESPACE, SIGN_OUT);
  }

  public static PagesConfig from(Config config) {
    return new PagesConfig(
        THEME.read(config),
        BASE_PATH.read(config),
        NAMESPACE.read(config),
        SIGN_OUT.find(config).orElse(""));
  }
}
