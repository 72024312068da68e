package dev.atrium.security;

import static java.util.Objects.requireNonNull;

import dev.atrium.settings.InvalidSettingException;
import dev.atrium.settings.Setting;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Which proxies in front of the application are believed. */
public record PeersConfig(TrustedPeers trusted) {

  public static final Setting<String> TRUSTED_PEERS =
      Setting.text(
          "atrium.security.trusted-peers",
          "",
          "Comma-separated addresses and networks (10.0.0.7, 10.1.0.0/16, fd00::/8) of the proxies"
              + " directly in front; headers that say who is calling or where a request came from"
              + " are removed when they come from anybody else");

  public PeersConfig {
    requireNonNull(trusted, "trusted is null");
  }

  public static List<Setting<?>> settings() {
    return List.of(TRUSTED_PEERS);
  }

  public static PeersConfig from(Config config) {
    try {
      return new PeersConfig(
          TRUSTED_PEERS.find(config).map(TrustedPeers::parse).orElse(TrustedPeers.NONE));
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(
          TRUSTED_PEERS.key()
              + " must be addresses and networks like 10.0.0.7 or 10.1.0.0/16, but has '"
              + e.getMessage()
              + "'",
          TRUSTED_PEERS);
    }
  }
}
