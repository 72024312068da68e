package dev.atrium.security;

import static java.util.Objects.requireNonNull;

import dev.atrium.settings.InvalidSettingException;
import dev.atrium.settings.Setting;
import java.util.Arrays;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.eclipse.microprofile.config.Config;

/**
 * Which gateway is believed when it says who calls, and by which headers it does, with {@code
 * AUTH_MODE=internal}.
 */
public record GatewayConfig(
    String userHeader, String groupsHeader, TrustedPeers peers, List<X500Principal> subjects) {

  public static final Setting<String> USER_HEADER =
      Setting.text(
          "atrium.security.user-header",
          "kubeflow-userid",
          "Header in which the gateway says who calls");

  public static final Setting<String> GROUPS_HEADER =
      Setting.text(
          "atrium.security.groups-header",
          "kubeflow-groups",
          "Header in which the gateway says which groups the caller is in, with commas between");

  public static final Setting<String> SUBJECTS =
      Setting.text(
          "atrium.security.trusted-subjects",
          "",
          "Subjects of the TLS client certificates whose owners are believed like trusted peers,"
              + " with semicolons between: CN=gateway,O=mesh;CN=other");

  public GatewayConfig {
    TokenConfig.requireFieldName(USER_HEADER, userHeader);
    TokenConfig.requireFieldName(GROUPS_HEADER, groupsHeader);
    requireNonNull(peers, "peers is null");
    subjects = List.copyOf(subjects);
    if (userHeader.equalsIgnoreCase(groupsHeader)) {
      throw new InvalidSettingException(
          "%s and %s must differ, but both are '%s'"
              .formatted(USER_HEADER.key(), GROUPS_HEADER.key(), userHeader),
          USER_HEADER,
          GROUPS_HEADER);
    }
  }

  public static List<Setting<?>> settings() {
    return List.of(USER_HEADER, GROUPS_HEADER, SUBJECTS);
  }

  public static GatewayConfig from(Config config) {
    return new GatewayConfig(
        USER_HEADER.read(config),
        GROUPS_HEADER.read(config),
        PeersConfig.from(config).trusted(),
        SUBJECTS.find(config).map(GatewayConfig::subjects).orElse(List.of()));
  }

  public boolean trustsSomebody() {
    return !peers.networks().isEmpty() || !subjects.isEmpty();
  }

  /** Whether the other end of the connection may say who calls. */
  public boolean trusts(IncomingRequest request) {
    return peers.matches(request.peerAddress())
        || (!subjects.isEmpty() && request.peerSubject().filter(subjects::contains).isPresent());
  }

  private static List<X500Principal> subjects(String text) {
    try {
      return Arrays.stream(text.split(";"))
          .map(String::strip)
          .filter(name -> !name.isEmpty())
          .map(X500Principal::new)
          .toList();
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(
          SUBJECTS.key() + " must be names like CN=gateway,O=mesh, but is '" + text + "'",
          SUBJECTS);
    }
  }
}
