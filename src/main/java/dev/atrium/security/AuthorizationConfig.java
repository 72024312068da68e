package dev.atrium.security;

import static java.util.Objects.requireNonNull;

import dev.atrium.settings.InvalidSettingException;
import dev.atrium.settings.RegistryNameConfig;
import dev.atrium.settings.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/**
 * Who decides what a caller may do, and which groups give which role.
 *
 * @param groups the groups that give each role; {@link #EVERYBODY} among them gives it to all
 * @param registryNamespace where the cluster keeps the Service that stands for the registry
 * @param registryName the name of that Service
 */
public record AuthorizationConfig(
    Decider decider,
    Map<Role, Set<String>> groups,
    Optional<String> registryNamespace,
    String registryName) {

  /** Who has to allow what is asked for. */
  public enum Decider {
    /** The roles that the caller's groups give. */
    ROLES,
    /** The cluster's access review. */
    KUBERNETES,
    /** The two of them. */
    BOTH
  }

  /** Stands for every caller in a list of groups. */
  static final String EVERYBODY = "*";

  public static final Setting<String> DECIDER =
      Setting.word(
          "atrium.security.authorization",
          "roles",
          "Who decides what a caller may do: the roles that his groups give him, an access review"
              + " of the cluster, or both",
          "roles",
          "kubernetes",
          "both");

  public static final Setting<List<String>> VIEWER = role(Role.VIEWER, "read models");

  public static final Setting<List<String>> EDITOR = role(Role.EDITOR, "read and write models");

  public static final Setting<List<String>> ADMIN = role(Role.ADMIN, "do everything there is");

  public AuthorizationConfig {
    requireNonNull(decider, "decider is null");
    groups = Map.copyOf(groups);
    requireNonNull(registryNamespace, "registryNamespace is null");
    requireNonNull(registryName, "registryName is null");
    // One registry serves every namespace. A review in a namespace that the client chooses would be
    // passed by everybody who has a namespace of his own.
    if (decider != Decider.ROLES && registryNamespace.isEmpty()) {
      throw new InvalidSettingException(
          "%s must be set when %s is '%s'"
              .formatted(
                  RegistryNameConfig.NAMESPACE.key(),
                  DECIDER.key(),
                  decider.name().toLowerCase(Locale.ROOT)),
          RegistryNameConfig.NAMESPACE,
          DECIDER);
    }
  }

  public static List<Setting<?>> settings() {
    return List.of(DECIDER, VIEWER, EDITOR, ADMIN);
  }

  public static AuthorizationConfig from(Config config) {
    RegistryNameConfig registry = RegistryNameConfig.from(config);
    return new AuthorizationConfig(
        Decider.valueOf(DECIDER.read(config).toUpperCase(Locale.ROOT)),
        Map.of(
            Role.VIEWER, Set.copyOf(VIEWER.read(config)),
            Role.EDITOR, Set.copyOf(EDITOR.read(config)),
            Role.ADMIN, Set.copyOf(ADMIN.read(config))),
        registry.namespace(),
        registry.name());
  }

  boolean asksRoles() {
    return decider != Decider.KUBERNETES;
  }

  public boolean asksCluster() {
    return decider != Decider.ROLES;
  }

  private static Setting<List<String>> role(Role role, String may) {
    String name = role.name().toLowerCase(Locale.ROOT);
    return Setting.list(
        "atrium.security.roles." + name,
        name,
        "Comma-separated groups whose members may " + may + "; * is every caller");
  }
}
