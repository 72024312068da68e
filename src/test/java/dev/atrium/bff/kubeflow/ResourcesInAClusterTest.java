package dev.atrium.bff.kubeflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.kubernetes.AccessRequest;
import dev.atrium.kubernetes.ClusterException;
import dev.atrium.kubernetes.KnownCluster;
import dev.atrium.kubernetes.Subject;
import dev.atrium.problem.ProblemCode;
import dev.atrium.problem.ProblemException;
import dev.atrium.registry.ModelRegistry;
import dev.atrium.registry.Registries;
import dev.atrium.registry.RegistryEntry;
import dev.atrium.security.BearerToken;
import dev.atrium.security.Caller;
import dev.atrium.security.CurrentCaller;
import dev.atrium.security.Role;
import dev.atrium.security.RoleAssignment;
import dev.atrium.settings.DeploymentConfig;
import dev.atrium.settings.DeploymentConfig.Mode;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ResourcesInAClusterTest {

  private static final Subject.User ANA = new Subject.User("ana", Set.of("team"));

  private final FakeCluster cluster = new FakeCluster();
  private final CurrentCaller current = new CurrentCaller();
  private final ClusterQuestions questions =
      new ClusterQuestions(new KnownCluster(Optional.of(cluster)), current);
  private final Registries registries = new FakeRegistries();

  @Test
  void letsACallerUseARegistryWhoseServiceHeMayGet() {
    call("ana");
    assertForbidden(() -> questions.requireRegistry("ns", "mr"));

    cluster.allowed.add(AccessRequest.getService("ns", "mr"));
    questions.requireRegistry("ns", "mr");

    assertForbidden(() -> questions.requireRegistry("other", "mr"));
    assertThat(cluster.asked).containsOnly(ANA);
  }

  @Test
  void asksAboutATokenByTheToken() {
    current.authenticated(new Caller("ana", Set.of(), Optional.of(new BearerToken("secret"))));

    assertForbidden(() -> questions.requireRegistry("ns", "mr"));

    assertThat(cluster.asked).containsExactly(new Subject.TokenBearer("secret"));
  }

  @Test
  void asksNothingForNobody() {
    assertForbidden(() -> questions.requireRegistry("ns", "mr"));

    assertThat(cluster.asked).isEmpty();
  }

  @Test
  void showsAllRegistriesToWhoeverMayListServices() {
    call("ana");
    cluster.allowed.add(AccessRequest.getService("ns", ""));
    cluster.allowed.add(AccessRequest.listServices("ns"));

    assertThat(registries.in("ns")).allMatch(questions.visibleIn("ns"));
  }

  @Test
  void showsTheRegistriesThatARuleNames() {
    call("ana");
    cluster.allowed.add(AccessRequest.listServices("ns"));
    cluster.named = Set.of("one", "elsewhere");

    assertThat(registries.in("ns"))
        .filteredOn(questions.visibleIn("ns"))
        .extracting(RegistryEntry::name)
        .containsExactly("one");
    cluster.named = Set.of();
    assertForbidden(() -> questions.visibleIn("ns"));
  }

  @Test
  void tellsWhoTheCallerIs() {
    UserResource user =
        new UserResource(current, questions, RoleAssignment.everybodyIs(Role.ADMIN));
    call("ana@example.com");
    assertThat(user.user())
        .isEqualTo(
            "{\"data\":{\"userId\":\"ana@example.com\",\"clusterAdmin\":false,\"groups\":[\"team\"]}}");

    call("system:serviceaccount:team:robot");
    assertThat(user.user())
        .isEqualTo(
            "{\"data\":{\"userId\":\"robot\",\"clusterAdmin\":false,\"groups\":[\"team\"]}}");
  }

  @Test
  void hidesNamespacesAndGroupsInsideKubeflowUnlessAsked() {
    call("ana");
    String shown =
        "{\"data\":[{\"name\":\"a\",\"displayName\":\"a\"},{\"name\":\"b\",\"displayName\":\"b\"}]}";

    assertThat(namespaces(Mode.STANDALONE, false).list()).isEqualTo(shown);
    assertThat(namespaces(Mode.FEDERATED, false).list()).isEqualTo(shown);
    assertThat(namespaces(Mode.KUBEFLOW, true).list()).isEqualTo(shown);
    assertThatThrownBy(() -> namespaces(Mode.KUBEFLOW, false).list())
        .hasMessage("the requested resource could not be found");
    assertThatThrownBy(() -> new GroupsResource(hidden(Mode.KUBEFLOW, false)).list())
        .hasMessage("the requested resource could not be found");
    assertThat(new GroupsResource(hidden(Mode.KUBEFLOW, true)).settings())
        .isEqualTo("{\"data\":[]}");
  }

  @Test
  void asksForTheServiceAccountOfTheNamespace() {
    cluster.allowed.add(AccessRequest.getService("kubeflow", "mr"));

    assertThat(check()).isEqualTo("{\"data\":{\"hasAccess\":true,\"cannotCheck\":false}}");
    assertThat(cluster.asked)
        .containsExactly(
            new Subject.User(
                "system:serviceaccount:team:default",
                Set.of(
                    "system:serviceaccounts",
                    "system:serviceaccounts:team",
                    "system:authenticated")));
    cluster.allowed.clear();
    assertThat(check()).isEqualTo("{\"data\":{\"hasAccess\":false,\"cannotCheck\":false}}");
  }

  @Test
  void tellsWhenItMayNotAsk() {
    cluster.failure = new ClusterException(ClusterException.Reason.FORBIDDEN, "no", null);
    assertThat(check()).isEqualTo("{\"data\":{\"hasAccess\":false,\"cannotCheck\":true}}");

    cluster.failure = new ClusterException(ClusterException.Reason.TIMEOUT, "late", null);
    assertThatThrownBy(this::check).isSameAs(cluster.failure);
  }

  private String check() {
    String body =
        "{\"data\":{\"namespace\":\"team\",\"registryName\":\"mr\",\"registryNamespace\":\"kubeflow\"}}";
    return new AccessCheckResource(questions, registries)
        .check("application/json", new ByteArrayInputStream(body.getBytes(UTF_8)));
  }

  private NamespacesResource namespaces(Mode mode, boolean isShown) {
    return new NamespacesResource(questions, registries, hidden(mode, isShown));
  }

  private static HiddenRoutes hidden(Mode mode, boolean isShown) {
    return new HiddenRoutes(new DeploymentConfig(mode), new KubeflowConfig(isShown));
  }

  private void call(String name) {
    current.authenticated(new Caller(name, Set.of("team"), Optional.empty()));
  }

  private static void assertForbidden(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.FORBIDDEN))
        .hasMessage("Access forbidden");
  }

  private static final class FakeRegistries implements Registries {
    @Override
    public Optional<ModelRegistry> find(String namespace, String name) {
      return Optional.empty();
    }

    @Override
    public List<RegistryEntry> in(String namespace) {
      return List.of(
          new RegistryEntry("one", "", "", "http://one", true),
          new RegistryEntry("two", "", "", "http://two", true));
    }

    @Override
    public List<String> namespaces() {
      return List.of("kubeflow");
    }
  }
}
