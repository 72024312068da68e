package dev.atrium;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.kubernetes.AccessRequest;
import dev.atrium.kubernetes.FakeAccess;
import dev.atrium.kubernetes.Subject.User;
import dev.atrium.testing.AtriumServer;
import dev.atrium.testing.ClusteredServer;
import dev.atrium.testing.RunsAlone;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a first start costs whoever runs the shipped server with the shipped options. */
@RunsAlone
class FirstStartIT {

  @Test
  void takesAtMost350MebibytesOfMemory() throws IOException, InterruptedException {
    try (AtriumServer server = AtriumServer.start("first-start", Map.of())) {
      assertThat(server.application().get("/api/v1/models?namespace=any").statusCode())
          .isEqualTo(200);
      assertThat(server.residentMebibytes()).isBetween(50L, 350L);
    }
  }

  @Test
  void takesLittleMoreWhenTheClusterIsAskedWhoCallsAndWhatHeMay()
      throws IOException, InterruptedException {
    try (ClusteredServer clustered =
        ClusteredServer.withKubeconfig(
            "first-start-in-cluster",
            Map.of(
                "AUTH_MODE", "user_token",
                "ATRIUM_SECURITY_AUTHORIZATION", "kubernetes",
                "ATRIUM_REGISTRY_NAMESPACE", "team",
                "ATRIUM_KUBERNETES_AUDIENCES", "atrium"))) {
      FakeAccess access = clustered.cluster().access();
      access.know("sha256~token-of-anna", new User("anna", Set.of()), "atrium");
      access.grant("anna", AccessRequest.getService("team", "model-registry"));
      for (int i = 0; i < 20; i++) {
        assertThat(
                clustered
                    .api()
                    .send(
                        "GET",
                        "/api/v1/models?namespace=team",
                        "Authorization",
                        "Bearer sha256~token-of-anna")
                    .status())
            .isEqualTo(200);
      }
      assertThat(clustered.server().residentMebibytes()).isBetween(50L, 375L);
    }
  }
}
