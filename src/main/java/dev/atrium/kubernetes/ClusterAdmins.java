package dev.atrium.kubernetes;

import io.kubernetes.client.openapi.models.RbacV1Subject;
import io.kubernetes.client.openapi.models.V1ClusterRoleBinding;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import java.util.List;
import java.util.Optional;

/** Whom the bindings of the cluster make an administrator of all of it. */
final class ClusterAdmins
    implements Mirror.ObjectReader<V1ClusterRoleBinding, ClusterAdmins.Bound> {

  static final Mirror.Kind<V1ClusterRoleBinding, Bound> KIND =
      new Mirror.Kind<>(
          "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
          "",
          V1ClusterRoleBinding.class,
          new ClusterAdmins());

  private static final String ROLE = "cluster-admin";

  /** Everybody one binding to the role names. */
  record Bound(List<RbacV1Subject> subjects) {

    boolean includes(Subject.User user) {
      return subjects.stream().anyMatch(subject -> isMeant(subject, user));
    }

    private static boolean isMeant(RbacV1Subject subject, Subject.User user) {
      return switch (String.valueOf(subject.getKind())) {
        case "User" -> user.name().equals(subject.getName());
        case "Group" -> user.groups().contains(subject.getName());
        case "ServiceAccount" ->
            user.name()
                .equals(
                    "system:serviceaccount:" + subject.getNamespace() + ":" + subject.getName());
        default -> false;
      };
    }
  }

  @Override
  public V1ObjectMeta metadata(V1ClusterRoleBinding object) {
    return object.getMetadata();
  }

  @Override
  public Optional<Bound> keep(V1ClusterRoleBinding binding) {
    boolean isToRole =
        binding.getRoleRef() != null
            && "ClusterRole".equals(binding.getRoleRef().getKind())
            && ROLE.equals(binding.getRoleRef().getName());
    return isToRole && binding.getSubjects() != null
        ? Optional.of(new Bound(List.copyOf(binding.getSubjects())))
        : Optional.empty();
  }
}
