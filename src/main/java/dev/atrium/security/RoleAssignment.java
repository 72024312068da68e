package dev.atrium.security;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which roles a caller has, by the groups somebody else has put him into. */
public final class RoleAssignment {

  private final Map<Role, Set<String>> groups;

  private RoleAssignment(Map<Role, Set<String>> groups) {
    this.groups = Map.copyOf(groups);
  }

  public static RoleAssignment byGroups(Map<Role, Set<String>> groups) {
    return new RoleAssignment(groups);
  }

  public static RoleAssignment everybodyIs(Role role) {
    return new RoleAssignment(Map.of(role, Set.of(AuthorizationConfig.EVERYBODY)));
  }

  public Set<Role> rolesOf(Caller caller) {
    return groups.entrySet().stream()
        .filter(role -> gives(role.getValue(), caller))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
  }

  boolean permits(Caller caller, Permission permission) {
    return rolesOf(caller).stream().anyMatch(role -> role.permissions().contains(permission));
  }

  private static boolean gives(Set<String> groups, Caller caller) {
    return groups.contains(AuthorizationConfig.EVERYBODY)
        || caller.groups().stream().anyMatch(groups::contains);
  }
}
