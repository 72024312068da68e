package dev.atrium.security;

import static dev.atrium.testing.SecuredServer.EC;
import static dev.atrium.testing.SecuredServer.RSA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.AtriumServer;
import dev.atrium.testing.BrokenRegistry;
import dev.atrium.testing.CheckedApi;
import dev.atrium.testing.IssuerServer;
import dev.atrium.testing.SecuredServer;
import dev.atrium.testing.TokenIssuer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** T33: where the caller's token goes when the registry is elsewhere, and where not. */
class TokenForwardingIT {

  private static final String MODEL = "/api/v1/models/1";
  private static final String HEADER = "x-forwarded-access-token";

  private static IssuerServer issuer;
  private static BrokenRegistry registry;
  private static AtriumServer server;
  private static CheckedApi api;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    issuer = IssuerServer.start(TokenIssuer.published(RSA, EC));
    registry = BrokenRegistry.start();
    Map<String, String> environment = new HashMap<>(SecuredServer.environment(issuer));
    environment.put("AUTH_TOKEN_HEADER", HEADER);
    environment.put("MP_JWT_VERIFY_TOKEN_AGE", "600");
    environment.put("MODEL_REGISTRY_URL", registry.address().toString());
    server = AtriumServer.start("forwarding", environment);
    api = CheckedApi.of(server.application());
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    registry.close();
    issuer.close();
  }

  @Test
  void theRegistryGetsTheVerifiedTokenAsABearerToken() throws IOException, InterruptedException {
    String token = SecuredServer.token(EC, "viewer");
    registry.forgetRequests();

    api.send("GET", MODEL, HEADER, token, "Authorization", "Bearer not-the-one");

    assertThat(registry.requests())
        .anySatisfy(head -> assertThat(head).contains("Authorization: Bearer " + token))
        .noneSatisfy(head -> assertThat(head).containsIgnoringCase(HEADER))
        .noneSatisfy(head -> assertThat(head).contains("not-the-one"));
  }

  @Test
  void theRegistryIsNotAskedForSomebodyUnknownOrWithoutTheRole()
      throws IOException, InterruptedException {
    registry.forgetRequests();

    assertThat(api.send("GET", MODEL, "Authorization", "Bearer t").status()).isEqualTo(401);
    assertThat(api.send("GET", MODEL, HEADER, SecuredServer.token(EC, "other")).status())
        .isEqualTo(403);
    assertThat(registry.requests()).noneMatch(head -> head.contains("/registered_models/1"));
  }

  /** MicroProfile JWT's case of an aged token, which its expiry would still allow. */
  @Test
  void theRegistryIsNotAskedWithATokenThatIsTooOld() throws IOException, InterruptedException {
    registry.forgetRequests();

    assertThat(api.send("GET", MODEL, HEADER, issued(Duration.ofMinutes(12))).status())
        .isEqualTo(401);
    assertThat(registry.requests()).noneMatch(head -> head.contains("/registered_models/1"));
    api.send("GET", MODEL, HEADER, issued(Duration.ofMinutes(8)));
    assertThat(registry.requests()).anyMatch(head -> head.contains("/registered_models/1"));
  }

  private static String issued(Duration age) {
    return TokenIssuer.token(EC, TokenIssuer.claims(Instant.now().minus(age), "viewer"));
  }

  @Test
  void aRedirectGetsNoToken() throws IOException, InterruptedException {
    try (BrokenRegistry elsewhere = BrokenRegistry.start()) {
      registry.behave(
          BrokenRegistry.raw(
              "HTTP/1.1 302 Found\r\nLocation: "
                  + elsewhere.address()
                  + "/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));

      assertThat(api.send("GET", MODEL, HEADER, SecuredServer.token(EC, "viewer")).status())
          .isEqualTo(502);
      assertThat(elsewhere.requests()).isEmpty();
    } finally {
      registry.behave(BrokenRegistry.healthy());
    }
  }

  @Test
  void probesGoWithoutAToken() throws IOException, InterruptedException {
    registry.forgetRequests();
    api.get("/api/v1/health");
    server.await("/health/ready", 200, Duration.ofSeconds(30));

    assertThat(registry.requests()).noneMatch(head -> head.contains("Authorization"));
  }
}
