package dev.atrium.testing;

import dev.atrium.kubernetes.FakeApiServer;
import dev.atrium.kubernetes.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A server of the test's own beside a cluster of the test's own, which it reaches over HTTPS. */
public final class ClusteredServer implements AutoCloseable {

  /** What the application shows to the cluster. */
  public static final String OWN_TOKEN = "own-token-of-the-application";

  private final FakeApiServer cluster;
  private final AtriumServer server;

  private ClusteredServer(FakeApiServer cluster, AtriumServer server) {
    this.cluster = cluster;
    this.server = server;
  }

  /** With what Kubernetes gives to a pod. */
  public static ClusteredServer inPod(String name, Map<String, String> environment)
      throws IOException, InterruptedException {
    TestAuthority authority = TestAuthority.create("cluster", "kubernetes-admin");
    FakeApiServer cluster = FakeApiServer.start(authority);
    Path directory = Files.createTempDirectory("pod");
    Files.writeString(directory.resolve("token"), OWN_TOKEN);
    Files.writeString(directory.resolve("ca.crt"), authority.authorityPem());
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("KUBERNETES_SERVICE_HOST", "127.0.0.1");
    variables.put("KUBERNETES_SERVICE_PORT", Integer.toString(cluster.port()));
    variables.put("ATRIUM_KUBERNETES_CREDENTIALS_DIR", directory.toString());
    return start(name, cluster, variables);
  }

  /** With the file of an administrator. */
  public static ClusteredServer withKubeconfig(String name, Map<String, String> environment)
      throws IOException, InterruptedException {
    TestAuthority authority = TestAuthority.create("cluster", "kubernetes-admin");
    FakeApiServer cluster = FakeApiServer.start(authority);
    Path directory = Files.createTempDirectory("kubeconfig");
    Files.writeString(directory.resolve("ca.pem"), authority.authorityPem());
    Path file =
        Files.writeString(
            directory.resolve("config"),
            """
            {apiVersion: v1, kind: Config, current-context: here,
             contexts: [{name: here, context: {cluster: c, user: u}}],
             clusters: [{name: c, cluster: {server: '%s', certificate-authority: ca.pem}}],
             users: [{name: u, user: {token: %s}}]}
            """
                .formatted(cluster.address(), OWN_TOKEN));
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("KUBECONFIG", file.toString());
    return start(name, cluster, variables);
  }

  private static ClusteredServer start(
      String name, FakeApiServer cluster, Map<String, String> variables)
      throws IOException, InterruptedException {
    cluster.access().acceptOwnToken(OWN_TOKEN);
    return new ClusteredServer(cluster, AtriumServer.start(name, variables));
  }

  /** Until the question has come that the application puts by itself when it starts. */
  public void awaitOwnQuestion() {
    cluster.awaitQuestion("POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews");
  }

  public FakeApiServer cluster() {
    return cluster;
  }

  public AtriumServer server() {
    return server;
  }

  public CheckedApi api() {
    return CheckedApi.of(server.application());
  }

  @Override
  public void close() {
    server.close();
    cluster.close();
  }
}
