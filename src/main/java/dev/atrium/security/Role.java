package dev.atrium.security;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A named set of permissions; each role has those of the one before it and more. */
public enum Role {
  VIEWER(Set.of(), Permission.READ_MODELS),
  EDITOR(VIEWER.permissions, Permission.WRITE_MODELS),
  ADMIN(EDITOR.permissions, Permission.ADMINISTER);

  private final Set<Permission> permissions;

  Role(Set<Permission> inherited, Permission... more) {
    Set<Permission> all = EnumSet.noneOf(Permission.class);
    all.addAll(inherited);
    all.addAll(List.of(more));
    this.permissions = Collections.unmodifiableSet(all);
  }

  public Set<Permission> permissions() {
    return permissions;
  }
}
