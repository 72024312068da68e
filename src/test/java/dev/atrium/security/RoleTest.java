package dev.atrium.security;

import static dev.atrium.security.Permission.ADMINISTER;
import static dev.atrium.security.Permission.READ_MODELS;
import static dev.atrium.security.Permission.WRITE_MODELS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleTest {

  private static final RoleAssignment ASSIGNMENT =
      RoleAssignment.byGroups(
          Map.of(
              Role.VIEWER, Set.of("readers", "interns"),
              Role.EDITOR, Set.of("writers"),
              Role.ADMIN, Set.of()));

  @Test
  void eachRoleAddsToTheOneBeforeIt() {
    assertThat(Role.VIEWER.permissions()).containsExactlyInAnyOrder(READ_MODELS);
    assertThat(Role.EDITOR.permissions()).containsExactlyInAnyOrder(READ_MODELS, WRITE_MODELS);
    assertThat(Role.ADMIN.permissions())
        .containsExactlyInAnyOrder(READ_MODELS, WRITE_MODELS, ADMINISTER);
  }

  @Test
  void groupsGiveRoles() {
    assertThat(ASSIGNMENT.rolesOf(FakeCluster.caller("interns"))).containsExactly(Role.VIEWER);
    assertThat(ASSIGNMENT.rolesOf(FakeCluster.caller("writers", "readers")))
        .containsExactlyInAnyOrder(Role.VIEWER, Role.EDITOR);
  }

  @Test
  void otherGroupsGiveNone() {
    assertThat(ASSIGNMENT.rolesOf(FakeCluster.caller("Readers", "reader", "admin", "*"))).isEmpty();
    assertThat(ASSIGNMENT.permits(FakeCluster.caller(), READ_MODELS)).isFalse();
  }

  @Test
  void oneRoleIsEnough() {
    assertThat(ASSIGNMENT.permits(FakeCluster.caller("writers"), READ_MODELS)).isTrue();
    assertThat(ASSIGNMENT.permits(FakeCluster.caller("readers"), WRITE_MODELS)).isFalse();
  }

  @Test
  void aStarIsEverybody() {
    assertThat(RoleAssignment.everybodyIs(Role.ADMIN).rolesOf(FakeCluster.caller()))
        .containsExactly(Role.ADMIN);
  }
}
