package dev.atrium.bff.kubeflow;

import java.util.Set;

/** The resources of this package, for the applications that serve them. */
public final class KubeflowRoutes {

  private KubeflowRoutes() {}

  public static Set<Class<?>> resources() {
    return Set.of(
        UserResource.class,
        NamespacesResource.class,
        GroupsResource.class,
        AccessCheckResource.class,
        RegistriesResource.class,
        RegisteredModelsResource.class,
        ModelVersionsResource.class,
        ArtifactsResource.class,
        ModelArtifactsResource.class);
  }
}
