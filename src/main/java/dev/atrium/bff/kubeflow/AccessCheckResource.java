package dev.atrium.bff.kubeflow;

import static java.util.Objects.requireNonNull;

import dev.atrium.bff.request.JsonBody;
import dev.atrium.kubernetes.ClusterException;
import dev.atrium.problem.ProblemException;
import dev.atrium.registry.Registries;
import dev.atrium.registry.json.DataTexts;
import dev.atrium.security.AsksCluster;
import dev.atrium.security.Namespace;
import dev.atrium.security.Permission;
import dev.atrium.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;

/** Tells whether what runs in a namespace may use a registry (contract: section 3.4). */
@ApplicationScoped
@AsksCluster
@Path("check-namespace-registry-access")
@Produces(MediaType.APPLICATION_JSON)
public class AccessCheckResource {

  private static final String NAMESPACE = "namespace";
  private static final String REGISTRY = "registryName";
  private static final String REGISTRY_NAMESPACE = "registryNamespace";

  private final ClusterQuestions cluster;
  private final Registries registries;

  /** For the CDI client proxy only. */
  protected AccessCheckResource() {
    this.cluster = null;
    this.registries = null;
  }

  @Inject
  public AccessCheckResource(ClusterQuestions cluster, Registries registries) {
    this.cluster = requireNonNull(cluster, "cluster is null");
    this.registries = requireNonNull(registries, "registries is null");
  }

  /** Without a cluster, whoever asks for a registry that is there gets it. */
  @POST
  @Requires(Permission.READ_MODELS)
  public String check(@HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType, InputStream body) {
    Map<String, String> data =
        DataTexts.read(
            JsonBody.read(contentType, body), Set.of(NAMESPACE, REGISTRY, REGISTRY_NAMESPACE));
    String namespace = required(data, NAMESPACE);
    String registry = required(data, REGISTRY);
    String registryNamespace = required(data, REGISTRY_NAMESPACE);
    try {
      return answer(
          cluster
              .allowsWorkloads(namespace, registryNamespace, registry)
              .orElseGet(() -> registries.find(registryNamespace, registry).isPresent()),
          false);
    } catch (ClusterException e) {
      // contract: to be not allowed to ask is an answer
      if (e.reason() == ClusterException.Reason.FORBIDDEN) {
        return answer(false, true);
      }
      throw e;
    }
  }

  private static String required(Map<String, String> data, String name) {
    String value = data.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw ProblemException.badRequest(
          "namespace, registryName and registryNamespace are required");
    }
    return Namespace.requireLabel(name, value);
  }

  private static String answer(boolean hasAccess, boolean cannotCheck) {
    return "{\"data\":{\"hasAccess\":%b,\"cannotCheck\":%b}}".formatted(hasAccess, cannotCheck);
  }
}
