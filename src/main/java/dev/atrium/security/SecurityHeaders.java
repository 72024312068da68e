package dev.atrium.security;

import static java.util.Objects.requireNonNull;

import dev.atrium.settings.DeploymentConfig.Mode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What every answer tells a browser, whoever gives the answer. */
public final class SecurityHeaders {

  public static final String STRICT_TRANSPORT = "Strict-Transport-Security";

  /** Subdomains belong to others. */
  public static final String STRICT_TRANSPORT_VALUE = "max-age=31536000";

  public static final String CONTENT_SECURITY = "Content-Security-Policy";

  private static final String STYLES = "style-src 'self'";

  private SecurityHeaders() {}

  /**
   * The policy of a page whose scripts may also make styles, when they know its nonce. Modules of
   * other teams bring theirs that way; styles in markup that somebody has smuggled in do not know
   * it.
   */
  public static String withStyleNonce(String policy, String nonce) {
    return policy.replace(STYLES, STYLES + " 'nonce-" + nonce + "'");
  }

  /**
   * The headers of every answer, in the order in which they are sent.
   *
   * @param isShared whether pages of other origins may load what we serve
   */
  public static Map<String, String> of(Mode mode, boolean isShared) {
    requireNonNull(mode, "mode is null");
    boolean isFramed = mode == Mode.KUBEFLOW;
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put(CONTENT_SECURITY, policy(isFramed ? "'self'" : "'none'"));
    headers.put("X-Frame-Options", isFramed ? "SAMEORIGIN" : "DENY");
    // Not no-referrer: under it browsers write "Origin: null" into our own pages' writes.
    headers.put("Referrer-Policy", "same-origin");
    headers.put(
        "Permissions-Policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    if (!isShared) {
      headers.put("Cross-Origin-Resource-Policy", "same-origin");
    }
    return Collections.unmodifiableMap(headers);
  }

  /**
   * Scripts and styles come from files of this origin, modules of other teams included: they are
   * loaded through us. Styles that scripts set through the object model need no permission. The
   * page names its own base, behind a gateway not the root.
   */
  private static String policy(String frameAncestors) {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self'",
        STYLES,
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "frame-src 'self'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors " + frameAncestors);
  }
}
