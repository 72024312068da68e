package dev.atrium.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.kubernetes.Subject.TokenBearer;
import dev.atrium.kubernetes.Subject.User;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What holds with every API server on which the application may create reviews and list. */
abstract class ClusterSuite {

  private static final TokenBearer STRANGER = new TokenBearer("no-token-of-this-cluster");
  private static final User NOBODY = new User("atrium-test-nobody", Set.of());
  private static final User ADMIN = new User("atrium-test-admin", Set.of("system:masters"));

  abstract Cluster cluster();

  @Test
  void aTokenNobodyIssuedBelongsToNobody() {
    assertThat(cluster().whoIs(STRANGER)).isEmpty();
    assertThat(cluster().reviewToken(STRANGER)).isEmpty();
  }

  @Test
  void aTokenNobodyIssuedIsNotToldWhatItMayDo() {
    assertRefused(() -> cluster().allows(STRANGER, AccessRequest.listServices("default")));
    assertRefused(() -> cluster().servicesNamedFor(STRANGER, "default"));
    assertRefused(() -> cluster().namespacesOf(STRANGER));
    assertRefused(() -> cluster().isClusterAdmin(STRANGER));
  }

  @Test
  void aTokenThatCannotStandInAHeaderBelongsToNobody() {
    assertThat(cluster().whoIs(new TokenBearer(""))).isEmpty();
    assertThat(cluster().whoIs(new TokenBearer("two\r\nlines"))).isEmpty();
    assertThat(cluster().whoIs(new TokenBearer("tökén"))).isEmpty();
  }

  @Test
  void aUserWithoutAnyBindingMayNotSeeAService() {
    assertThat(cluster().allows(NOBODY, AccessRequest.getService("default", "kubernetes")))
        .isFalse();
    assertThat(cluster().allows(NOBODY, AccessRequest.listServices("default"))).isFalse();
  }

  @Test
  void aGroupGivesItsRightsToAUser() {
    assertThat(cluster().allows(ADMIN, AccessRequest.getService("default", "kubernetes"))).isTrue();
  }

  @Test
  void anAdministratorMayBeOneByHisGroup() {
    assertThat(cluster().isClusterAdmin(ADMIN)).isTrue();
    assertThat(cluster().isClusterAdmin(NOBODY)).isFalse();
  }

  @Test
  void anAdministratorSeesAllNamespacesInOrder() {
    assertThat(cluster().namespacesOf(ADMIN)).contains("default", "kube-system").isSorted();
  }

  @Test
  void whoMayDoNothingSeesNoNamespace() {
    assertThat(cluster().namespacesOf(NOBODY)).isEmpty();
  }

  @Test
  void aServiceThatIsNoRegistryIsNone() {
    assertThat(cluster().registry("default", "kubernetes")).isEmpty();
    assertThat(cluster().registriesIn("default"))
        .extracting(RegistryService::name)
        .doesNotContain("kubernetes");
  }

  private static void assertRefused(Runnable question) {
    assertThatThrownBy(question::run)
        .asInstanceOf(InstanceOfAssertFactories.throwable(ClusterException.class))
        .extracting(ClusterException::reason)
        .isEqualTo(ClusterException.Reason.UNAUTHENTICATED);
  }
}
