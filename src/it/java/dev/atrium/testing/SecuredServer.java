package dev.atrium.testing;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;

/** A server that believes the tokens of one issuer, started by the first test that asks. */
public final class SecuredServer {

  public static final RSAKey RSA = TokenIssuer.rsaKey("rsa-1");
  public static final ECKey EC = TokenIssuer.ecKey("ec-1");

  private static SecuredServer shared;

  private final IssuerServer issuer;
  private final AtriumServer server;

  private SecuredServer(IssuerServer issuer, AtriumServer server) {
    this.issuer = issuer;
    this.server = server;
  }

  public static synchronized SecuredServer shared() throws IOException, InterruptedException {
    if (shared == null) {
      IssuerServer issuer = IssuerServer.start(TokenIssuer.published(RSA, EC));
      shared = new SecuredServer(issuer, AtriumServer.start("secured", environment(issuer)));
    }
    return shared;
  }

  /** What makes a server believe the tokens of that issuer. */
  public static Map<String, String> environment(IssuerServer issuer) throws IOException {
    return Map.of(
        "AUTH_MODE",
        "user_token",
        "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
        issuer.keys().toString(),
        "MP_JWT_VERIFY_ISSUER",
        TokenIssuer.ISSUER,
        "MP_JWT_VERIFY_AUDIENCES",
        TokenIssuer.AUDIENCE,
        "BUNDLE_PATHS",
        issuer.bundle().toString(),
        "LOG_LEVEL",
        "finest");
  }

  /** A token of somebody in these groups. */
  public static String token(JWK key, String... groups) {
    return TokenIssuer.token(key, TokenIssuer.claims(Instant.now(), groups));
  }

  public IssuerServer issuer() {
    return issuer;
  }

  public AtriumServer server() {
    return server;
  }

  public CheckedApi api() {
    return CheckedApi.of(server.application());
  }

  public HttpResponse<String> get(String path, String token)
      throws IOException, InterruptedException {
    RunningServer application = server.application();
    return application.send(
        application.request(path).header("Authorization", "Bearer " + token).GET());
  }
}
