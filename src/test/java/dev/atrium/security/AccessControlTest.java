package dev.atrium.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atrium.kubernetes.ClusterException;
import dev.atrium.problem.ProblemException;
import dev.atrium.security.AuthorizationConfig.Decider;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessControlTest {

  private static final Permission WRITE = Permission.WRITE_MODELS;
  private static final Caller READER = FakeCluster.caller("viewer");
  private static final Caller BEARER =
      new Caller("anna", Set.of("viewer"), Optional.of(new BearerToken("t0k")));

  private final CurrentCaller current = new CurrentCaller();
  private final FakeCluster cluster = new FakeCluster();

  @Test
  void rolesDecideWithoutTheCluster() {
    current.authenticated(READER);

    assertThatCode(() -> require(Decider.ROLES, Permission.READ_MODELS, null))
        .doesNotThrowAnyException();
    assertThat(refusal(Decider.ROLES, Permission.WRITE_MODELS, null))
        .isEqualTo("403 Access forbidden");
    assertThat(cluster.asked).isEmpty();
  }

  @Test
  void theNamespaceIsNoMatterOfRoles() {
    current.authenticated(READER);

    assertThatCode(() -> require(Decider.ROLES, Permission.READ_MODELS, "No Name"))
        .doesNotThrowAnyException();
  }

  @Test
  void nobodyMayNothing() {
    assertThat(refusal(Decider.ROLES, Permission.READ_MODELS, null))
        .isEqualTo("401 authentication required");
  }

  @Test
  void whoComesByTheLoopbackPortMayEverything() {
    current.cameByLoopbackPort();

    assertThatCode(() -> require(Decider.BOTH, Permission.WRITE_MODELS, null))
        .doesNotThrowAnyException();
    assertThat(cluster.asked).isEmpty();
  }

  @Test
  void theClusterIsAskedByTheNameThatTheGatewayGave() {
    current.authenticated(READER);

    require(Decider.KUBERNETES, Permission.WRITE_MODELS, "models");

    assertThat(cluster.asked)
        .containsExactly("may anna[viewer] get services/model-registry in models");
  }

  @Test
  void theClusterIsAskedWithTheTokenThatTheCallerBears() {
    current.authenticated(BEARER);

    require(Decider.KUBERNETES, Permission.READ_MODELS, null);

    assertThat(cluster.asked)
        .containsExactly("may bearer of t0k get services/model-registry in models");
  }

  @Test
  void ofBothEachCanRefuse() {
    current.authenticated(READER);

    assertThat(refusal(Decider.BOTH, Permission.WRITE_MODELS, null))
        .isEqualTo("403 Access forbidden");
    assertThat(cluster.asked).isEmpty();
    cluster.allows = false;
    assertThat(refusal(Decider.BOTH, Permission.READ_MODELS, null))
        .isEqualTo("403 Access forbidden");
    cluster.allows = true;
    assertThatCode(() -> require(Decider.BOTH, Permission.READ_MODELS, null))
        .doesNotThrowAnyException();
  }

  /** Such a route asks about the registry that it names. */
  @Test
  void whereTheRouteAsksTheClusterOnlyRolesAreAskedBeforeIt() {
    AccessControl both = control(Decider.BOTH);
    AccessControl kubernetes = control(Decider.KUBERNETES);
    assertThat(catchThrowableOfType(ProblemException.class, () -> kubernetes.requireByRoles(WRITE)))
        .hasMessage("authentication required");

    current.authenticated(READER);

    assertThat(catchThrowableOfType(ProblemException.class, () -> both.requireByRoles(WRITE)))
        .hasMessage("Access forbidden");
    assertThatCode(() -> kubernetes.requireByRoles(WRITE)).doesNotThrowAnyException();
    assertThat(cluster.asked).isEmpty();
  }

  /** What somebody may do in a namespace of his own says nothing about this registry. */
  @Test
  void anotherNamespaceIsForbiddenWithoutAReview() {
    current.authenticated(READER);

    assertThat(refusal(Decider.KUBERNETES, Permission.READ_MODELS, "mine"))
        .isEqualTo("403 Access forbidden");
    assertThat(cluster.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x.evil.com#",
        "a/../../",
        "127.0.0.1:22",
        "@",
        "%00",
        "\u0000",
        "m\u2024n",
        "-a",
        "a-",
        "A",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void whatIsNoNameIsRefusedBeforeAnybodyIsAsked(String namespace) {
    current.authenticated(READER);

    assertThat(refusal(Decider.KUBERNETES, Permission.READ_MODELS, namespace)).startsWith("400 ");
    ProblemException registry =
        catchThrowableOfType(
            ProblemException.class,
            () -> access(Decider.KUBERNETES).require(READER, new Namespace("models"), namespace));
    assertThat(registry.code().status()).isEqualTo(400);
    assertThat(cluster.asked).isEmpty();
  }

  /** T14: neither a yes nor a no. */
  @ParameterizedTest
  @EnumSource(
      value = ClusterException.Reason.class,
      names = "UNAUTHENTICATED",
      mode = EnumSource.Mode.EXCLUDE)
  void aClusterThatDoesNotAnswerIsOurFault(ClusterException.Reason reason) {
    current.authenticated(BEARER);
    cluster.failure = reason;

    ProblemException problem = problem(Decider.KUBERNETES, Permission.READ_MODELS, null);

    assertThat(problem.code().status()).isEqualTo(503);
    assertThat(problem).hasMessage("the service is not available, try again later");
    assertThat(problem.headers()).isEqualTo(Map.of("Retry-After", "5"));
  }

  @ParameterizedTest
  @CsvSource({"true, 401", "false, 503"})
  void aCredentialThatTheClusterDoesNotKnowIsTheCallersOrOurs(boolean isCallers, int status) {
    current.authenticated(isCallers ? BEARER : READER);
    cluster.failure = ClusterException.Reason.UNAUTHENTICATED;

    ProblemException problem = problem(Decider.KUBERNETES, Permission.READ_MODELS, null);

    assertThat(problem.code().status()).isEqualTo(status);
    assertThat(problem.headers())
        .isEqualTo(
            isCallers
                ? Map.of("WWW-Authenticate", "Bearer realm=\"atrium\", error=\"invalid_token\"")
                : Map.of("Retry-After", "5"));
  }

  /** T15: nothing is remembered here; what the cluster takes back is gone at once. */
  @Test
  void asksAnewEachTime() {
    current.authenticated(READER);
    require(Decider.KUBERNETES, Permission.READ_MODELS, null);
    cluster.allows = false;

    assertThat(refusal(Decider.KUBERNETES, Permission.READ_MODELS, null))
        .isEqualTo("403 Access forbidden");
    assertThat(cluster.asked).hasSize(2);
  }

  private void require(Decider decider, Permission permission, String namespace) {
    control(decider).require(permission, namespace, null);
  }

  private AccessControl control(Decider decider) {
    return new AccessControl(
        config(decider),
        RoleAssignment.byGroups(config(decider).groups()),
        current,
        access(decider));
  }

  private ProblemException problem(Decider decider, Permission permission, String namespace) {
    return catchThrowableOfType(
        ProblemException.class, () -> require(decider, permission, namespace));
  }

  private String refusal(Decider decider, Permission permission, String namespace) {
    ProblemException problem = problem(decider, permission, namespace);
    return problem.code().status() + " " + problem.getMessage();
  }

  private RegistryAccess access(Decider decider) {
    return new RegistryAccess(config(decider), Optional.of(cluster));
  }

  private static AuthorizationConfig config(Decider decider) {
    return new AuthorizationConfig(
        decider, Map.of(Role.VIEWER, Set.of("viewer")), Optional.of("models"), "model-registry");
  }
}
