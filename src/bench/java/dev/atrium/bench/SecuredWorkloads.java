package dev.atrium.bench;

import static dev.atrium.testing.SecuredServer.EC;
import static dev.atrium.testing.SecuredServer.RSA;

import com.nimbusds.jose.jwk.JWK;
import dev.atrium.testing.AtriumServer;
import dev.atrium.testing.IssuerServer;
import dev.atrium.testing.SecuredServer;
import dev.atrium.testing.TokenIssuer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The requests that a server gets which asks who is calling, a second server with the same data.
 */
final class SecuredWorkloads implements AutoCloseable {

  private static final String RS256 = "BFF list of 20, RS256";
  private static final String ES256 = "BFF list of 20, ES256";
  private static final String NOBODY = "BFF list, 401 without a token";
  private static final String FORGED = "BFF list, 401 with a forged token";
  private static final String FORGERIES = "BFF list, 401 with a forged token, never the same";
  private static final String EXPIRED = "BFF list, 401 with an expired token";
  private static final String FORBIDDEN = "BFF list, 403";

  static final List<String> NAMES =
      List.of(RS256, ES256, NOBODY, EXPIRED, FORGED, FORGERIES, FORBIDDEN);

  /** The same list without and with a token. */
  static final List<String> LISTS = List.of(Workloads.BFF_PAGE, RS256, ES256);

  private final IssuerServer issuer;
  private final AtriumServer server;

  private SecuredWorkloads(IssuerServer issuer, AtriumServer server) {
    this.issuer = issuer;
    this.server = server;
  }

  static SecuredWorkloads start(FilledDatabase database) throws IOException, InterruptedException {
    Path data = database.copyTo(Path.of("target", "bench", "run-secured").toAbsolutePath());
    IssuerServer issuer = IssuerServer.start(TokenIssuer.published(RSA, EC));
    Map<String, String> environment = new HashMap<>(SecuredServer.environment(issuer));
    environment.remove("LOG_LEVEL");
    environment.put("ATRIUM_DATA_DIR", data.toString());
    return new SecuredWorkloads(issuer, AtriumServer.start("bench-secured", environment));
  }

  long pid() {
    return server.pid();
  }

  int port() {
    return server.application().uri("/").getPort();
  }

  List<Workload> all() {
    return List.of(
        list(RS256, 200, bearer(RSA, "viewer")),
        list(ES256, 200, bearer(EC, "viewer")),
        list(NOBODY, 401, "X-Nothing: here"),
        list(EXPIRED, 401, bearer(expired())),
        list(FORGED, 401, bearer(TokenIssuer.ecKey("ec-1"), "viewer")),
        forgeries(),
        list(FORBIDDEN, 403, bearer(EC, "other")));
  }

  /** A genuine token under signatures by nobody: 64 random bytes are two numbers in range. */
  private Workload forgeries() {
    String genuine = SecuredServer.token(EC, "viewer");
    String signed = genuine.substring(0, genuine.lastIndexOf('.') + 1);
    int port = port();
    return new Workload(
        FORGERIES,
        port,
        401,
        random -> {
          byte[] signature = new byte[64];
          random.nextBytes(signature);
          String text = Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
          return Workload.getRequest(port, bearer(signed + text), page(random));
        });
  }

  private static String expired() {
    Instant past = Instant.now().minus(Duration.ofDays(1));
    return TokenIssuer.token(EC, TokenIssuer.claims(past, "viewer"));
  }

  private Workload list(String name, int status, String header) {
    return Workload.get(name, port(), status, header, SecuredWorkloads::page);
  }

  private static String page(SplittableRandom random) {
    return Workloads.BFF + "?namespace=x&page_size=" + Workloads.about(random, Workloads.PAGE_SIZE);
  }

  private static String bearer(JWK key, String group) {
    return bearer(SecuredServer.token(key, group));
  }

  private static String bearer(String token) {
    return "Authorization: Bearer " + token;
  }

  @Override
  public void close() {
    server.close();
    issuer.close();
  }
}
