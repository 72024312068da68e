package dev.atrium.security;

import static dev.atrium.testing.SecuredServer.EC;
import static dev.atrium.testing.SecuredServer.RSA;
import static dev.atrium.testing.TokenIssuer.claims;
import static dev.atrium.testing.TokenIssuer.encoded;
import static dev.atrium.testing.TokenIssuer.header;
import static dev.atrium.testing.TokenIssuer.published;
import static dev.atrium.testing.TokenIssuer.rsaKey;
import static dev.atrium.testing.TokenIssuer.signed;
import static dev.atrium.testing.TokenIssuer.token;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.atrium.testing.CheckedApi;
import dev.atrium.testing.CheckedApi.Answer;
import dev.atrium.testing.IssuerServer;
import dev.atrium.testing.RunningServer;
import dev.atrium.testing.SecuredServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens at the door of the running server: which open it, and what is said to the others. */
class JwtIT {

  private static final String MODELS = "/api/v1/models?namespace=any";
  private static final String CHALLENGE = "Bearer realm=\"atrium\"";
  private static final String INVALID = CHALLENGE + ", error=\"invalid_token\"";
  private static final Duration ROTATION = Duration.ofSeconds(15);

  private static SecuredServer secured;
  private static CheckedApi api;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    secured = SecuredServer.shared();
    api = secured.api();
    assertThat(ask(SecuredServer.token(RSA, "viewer")).status()).isEqualTo(200);
  }

  @AfterEach
  void publishAgain() {
    secured.issuer().publish(published(RSA, EC));
  }

  @Test
  void opensToBothAlgorithmsAtTheSameTime() throws IOException, InterruptedException {
    assertThat(ask(SecuredServer.token(RSA, "viewer")).body()).startsWith("{\"models\":[");
    assertThat(ask(SecuredServer.token(EC, "viewer")).status()).isEqualTo(200);
  }

  @Test
  void asksWhoeverBringsNoTokenWithoutAnError() throws IOException, InterruptedException {
    Answer answer = api.get(MODELS);

    answer.assertIs(401, "{\"error\":\"missing required Header: Authorization\"}");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo(CHALLENGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic YTpi", "Negotiate abc", "bearer t"})
  void anotherSchemeIsNoToken(String credentials) throws IOException, InterruptedException {
    Answer answer = api.send("GET", MODELS, "Authorization", credentials);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo(CHALLENGE);
  }

  /** T9, and MicroProfile JWT's cases of a token where none is looked for. */
  @Test
  void takesATokenFromItsHeaderOnly() throws IOException, InterruptedException {
    String token = SecuredServer.token(RSA, "viewer");

    assertThat(api.send("GET", MODELS, "Cookie", "Bearer=" + token).status()).isEqualTo(401);
    assertThat(api.send("GET", MODELS, "Cookie", "Authorization=Bearer " + token).status())
        .isEqualTo(401);
    assertThat(api.send("GET", MODELS, "x-forwarded-access-token", token).status()).isEqualTo(401);
    assertThat(api.get(MODELS + "&access_token=" + token).status()).isEqualTo(401);
  }

  /** T9. */
  @Test
  void takesOneTokenOnly() throws IOException, InterruptedException {
    String token = SecuredServer.token(RSA, "viewer");

    for (String line : List.of("Bearer " + token + ", Bearer " + token, "Bearer \t" + token)) {
      assertInvalid(api.send("GET", MODELS, "Authorization", line));
    }
    Answer two =
        api.send("GET", MODELS, "Authorization", "Bearer " + token, "Authorization", "Bearer b");
    assertInvalid(two);
  }

  /** T1. */
  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "nOnE", ""})
  void isNotOpenedByATokenThatNobodySigned(String algorithm)
      throws IOException, InterruptedException {
    String head = encoded("{\"alg\":\"" + algorithm + "\",\"kid\":\"rsa-1\"}");
    String genuine = SecuredServer.token(RSA, "admin");

    assertInvalid(ask(head + "." + encoded(good().build().toString()) + "."));
    assertInvalid(ask(head + genuine.substring(genuine.indexOf('.'))));
    assertInvalid(ask(genuine.substring(0, genuine.lastIndexOf('.') + 1)));
  }

  /** T2. */
  @Test
  void isNotOpenedByATokenThatWasSignedWithAPublicKey() throws Exception {
    byte[] der = RSA.toRSAPublicKey().getEncoded();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
            + "\n-----END PUBLIC KEY-----\n";

    for (byte[] secret : List.of(der, pem.getBytes(UTF_8), RSA.getModulus().decode())) {
      assertInvalid(ask(symmetric(secret)));
    }
  }

  private static String symmetric(byte[] secret) throws GeneralSecurityException {
    String input =
        encoded("{\"alg\":\"HS256\",\"kid\":\"rsa-1\"}") + "." + encoded(good().build().toString());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    return input + "." + encoded(mac.doFinal(input.getBytes(UTF_8)));
  }

  /** T3. */
  @Test
  void fetchesNoKeyThatATokenNames() throws Exception {
    RSAKey own = rsaKey("rsa-1");
    try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      URI address = URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/keys");
      JWSHeader jwk = header(own).jwk(own.toPublicJWK()).build();
      JWSHeader jku = header(own).jwkURL(address).build();
      JWSHeader x5u = header(own).x509CertURL(address).build();
      String chain = Base64.getEncoder().encodeToString(own.toRSAPublicKey().getEncoded());
      JWSHeader x5c =
          header(own).x509CertChain(List.of(new com.nimbusds.jose.util.Base64(chain))).build();
      for (JWSHeader header : List.of(jwk, jku, x5u, x5c)) {
        assertInvalid(ask(signed(own, header, good().build().toString())));
      }
      listener.setSoTimeout(200);
      assertThat(wasCalled(listener)).isFalse();
    }
  }

  private static boolean wasCalled(ServerSocket listener) throws IOException {
    try (Socket caller = listener.accept()) {
      return caller.isConnected();
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  /** T4. */
  @Test
  void asksTheIssuerOnceForManyUnknownKeys() throws IOException, InterruptedException {
    int before = secured.issuer().requests();
    String genuine = SecuredServer.token(RSA, "viewer");
    String rest = genuine.substring(genuine.indexOf('.'));
    for (int i = 0; i < 1_000; i++) {
      String head = encoded("{\"alg\":\"RS256\",\"kid\":\"" + UUID.randomUUID() + "\"}");
      assertThat(secured.get(MODELS, head + rest).statusCode()).isEqualTo(401);
    }

    // The thousand may take longer than the ten seconds between two questions.
    assertThat(secured.issuer().requests() - before).isLessThanOrEqualTo(3);
  }

  /** T4. */
  @ParameterizedTest
  @ValueSource(strings = {"../../dev/null", "' OR 1=1", "\\u0000", "rsa-1 ", "long"})
  void aKeyIdIsANameAndNothingElse(String keyId) throws IOException, InterruptedException {
    String genuine = SecuredServer.token(RSA, "viewer");
    String name = keyId.equals("long") ? "k".repeat(8_000) : keyId;

    assertInvalid(
        ask(
            encoded("{\"alg\":\"RS256\",\"kid\":\"" + name + "\"}")
                + genuine.substring(genuine.indexOf('.'))));
  }

  /** T5. They come with a good one, which shows that the server has seen them. */
  @Test
  void ofNewKeysThoseOfTheRightKindAreTakenWithoutARestart() throws Exception {
    RSAKey next = rsaKey("rsa-3");
    RSAKey encrypting = new RSAKey.Builder(rsaKey("rsa-2")).keyUse(KeyUse.ENCRYPTION).build();
    RSAKey wrapping =
        new RSAKey.Builder(rsaKey("rsa-5")).keyOperations(Set.of(KeyOperation.WRAP_KEY)).build();
    RSAKey twin = rsaKey("rsa-4");
    secured.issuer().publish(published(RSA, EC, next, encrypting, wrapping, twin, rsaKey("rsa-4")));
    String token = token(next, good());

    long limit = System.nanoTime() + ROTATION.toNanos();
    while (secured.get(MODELS, token).statusCode() != 200) {
      assertThat(System.nanoTime()).isLessThan(limit);
    }
    for (RSAKey key : List.of(encrypting, wrapping, twin)) {
      assertInvalid(ask(token(key, good())));
    }
    assertThat(ask(token(RSA, good())).status()).isEqualTo(200);
  }

  /** T5: nothing of such a set counts; the keys that were there before stay. */
  @Test
  void aSetWithASecretInItOpensNothing() throws Exception {
    RSAKey fellow = rsaKey("rsa-6");
    byte[] secret = "a secret of at least thirty-two bytes".getBytes(UTF_8);
    OctetSequenceKey shared = new OctetSequenceKey.Builder(secret).keyID("rsa-1").build();
    secured.issuer().publish(published(RSA, EC, fellow, shared));
    awaitAnotherRead(token(fellow, good()));

    assertInvalid(ask(token(fellow, good())));
    assertInvalid(ask(symmetric(secret)));
    assertThat(ask(token(RSA, good())).status()).isEqualTo(200);
  }

  /** Until the server has seen what is published now. */
  private static void awaitAnotherRead(String token) throws IOException, InterruptedException {
    int before = secured.issuer().requests();
    long limit = System.nanoTime() + ROTATION.toNanos();
    while (secured.issuer().requests() == before) {
      assertThat(System.nanoTime()).isLessThan(limit);
      assertThat(secured.get(MODELS, token).statusCode()).isEqualTo(401);
    }
  }

  /** T6. */
  @Test
  void aTokenCountsInItsTimeOnly() throws IOException, InterruptedException {
    assertThat(ask(token(EC, good().expirationTime(in(-30)).issueTime(in(-90)))).status())
        .isEqualTo(200);
    assertThat(ask(token(EC, good().notBeforeTime(in(30)))).status()).isEqualTo(200);
    for (JWTClaimsSet.Builder claims :
        List.of(
            good().expirationTime(in(-90)).issueTime(in(-100)),
            good().notBeforeTime(in(90)),
            good().issueTime(in(90)),
            good().issueTime(in(30)).expirationTime(in(20)),
            good().expirationTime(null))) {
      assertInvalid(ask(token(EC, claims)));
    }
  }

  /** T7. */
  @Test
  void aTokenForAnotherAudienceOrOfAnotherIssuerDoesNotCount()
      throws IOException, InterruptedException {
    for (JWTClaimsSet.Builder claims :
        List.of(
            good().audience("other"),
            good().audience(List.of("other", "atrium2")),
            good().audience((String) null),
            good().issuer("https://issuer.example.org/realm/"),
            good().issuer("https://ISSUER.example.org/realm"),
            good().issuer("https://issuer.example.org/realm.evil.org"),
            good().issuer(null))) {
      assertInvalid(ask(token(RSA, claims)));
    }
    assertThat(ask(token(RSA, good().audience(List.of("other", "atrium")))).status())
        .isEqualTo(200);
  }

  /** T11. */
  @ParameterizedTest
  @ValueSource(strings = {"kubeflow-userid", "X-Forwarded-User", "X-Remote-User"})
  void aHeaderThatNamesSomebodyIsNoToken(String header) throws IOException, InterruptedException {
    Answer answer = api.send("GET", MODELS, header, "admin", "kubeflow-groups", "admin");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo(CHALLENGE);
  }

  @Test
  void aTokenThatNamesNobodyDoesNotCount() throws IOException, InterruptedException {
    assertInvalid(ask(token(RSA, good().subject(null))));
  }

  @Test
  void anotherSignerOrAnEncryptedTokenDoesNotCount() throws Exception {
    EncryptedJWT encrypted =
        new EncryptedJWT(
            new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128GCM)
                .keyID("rsa-1")
                .build(),
            good().build());
    encrypted.encrypt(new RSAEncrypter(RSA));

    assertInvalid(ask(token(rsaKey("rsa-1"), good())));
    assertInvalid(ask(encrypted.serialize()));
    assertInvalid(ask("opaque"));
  }

  @Test
  void anotherAlgorithmOfTheSameKeyDoesNotCount() throws IOException, InterruptedException {
    for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
      JWSHeader header = new JWSHeader.Builder(algorithm).keyID("rsa-1").build();
      assertInvalid(ask(signed(RSA, header, good().build().toString())));
    }
  }

  @Test
  void aTokenHasOneSpellingOnly() throws IOException, InterruptedException {
    for (JWK key : List.of(RSA, EC)) {
      String token = token(key, good());
      for (String other :
          List.of(token + "=", token + "==", token + ".", token + "!", token.replace(".", "=."))) {
        assertInvalid(ask(other));
      }
    }
  }

  /** T10. */
  @Test
  void hugeAndDeepTokensAreRefusedAtOnce() throws IOException, InterruptedException {
    String deep = "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
    String token = encoded("{\"alg\":\"RS256\"}") + "." + encoded(deep) + ".AAAA";
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < 8; i++) {
      Answer answer = ask(token);
      assertInvalid(answer);
      fastest = Math.min(fastest, answer.millis());
    }
    assertThat(fastest).isLessThan(100);

    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), application().uri("/").getPort())) {
      socket.setSoTimeout(5_000);
      OutputStream out = socket.getOutputStream();
      String huge = "GET /api/v1/models HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ";
      out.write((huge + "a".repeat(100_000) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      byte[] start = socket.getInputStream().readNBytes(12);
      assertThat(new String(start, UTF_8)).matches("HTTP/1.1 4\\d\\d");
    }
  }

  @Test
  void anOutageOfTheIssuerIsSurvived() throws IOException, InterruptedException {
    secured.issuer().behave(exchange -> IssuerServer.answer(exchange, 500, new byte[0]));
    awaitAnotherRead(token(rsaKey("unknown"), good()));
    for (int i = 0; i < 20; i++) {
      assertThat(ask(token(RSA, good().jwtID("id-" + i))).status()).isEqualTo(200);
    }
  }

  @Test
  void probesAndThePageAreForEverybody() throws IOException, InterruptedException {
    for (String path : List.of("/", "/api/v1/health", "/readyz/health", "/health/live")) {
      assertThat(application().get(path).statusCode()).as(path).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/unknown", "/api/extensions", "/api/v1", "/openapi"})
  void everythingElseIsForThoseWeKnow(String path) throws IOException, InterruptedException {
    assertThat(api.get(path).status()).isEqualTo(401);
  }

  @Test
  void theRegistrysOwnApiAsksInItsOwnWords() throws IOException, InterruptedException {
    Answer answer = api.get("/api/model_registry/v1/registered_models");

    answer.assertIs(
        401, "{\"code\":\"Unauthorized\",\"message\":\"missing required Header: Authorization\"}");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo(CHALLENGE);
  }

  @Test
  void kubeflowsRoutesAskInTheirs() throws IOException, InterruptedException {
    var response = application().get("/model-registry/api/v1/user");

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body())
        .isEqualTo(
            "{\"error\":{\"code\":\"401\",\"message\":\"missing required Header: Authorization\"}}");
  }

  /** The log is as talkative here as it can be. */
  @Test
  void noTokenIsEverWrittenDown() throws IOException, InterruptedException {
    String good = SecuredServer.token(RSA, "viewer");
    String bad = token(rsaKey("rsa-1"), good());
    ask(good);
    ask(bad);

    String written = secured.server().log() + secured.server().accessLog();
    for (String token : List.of(good, bad)) {
      assertThat(written).doesNotContain(token, token.substring(token.lastIndexOf('.') + 1));
    }
  }

  private static JWTClaimsSet.Builder good() {
    return claims(Instant.now(), "viewer");
  }

  private static Date in(long seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }

  private static RunningServer application() {
    return secured.server().application();
  }

  private static Answer ask(String token) throws IOException, InterruptedException {
    return api.send("GET", MODELS, "Authorization", "Bearer " + token);
  }

  private static void assertInvalid(Answer answer) {
    answer.assertIs(401, "{\"error\":\"the token is not valid\"}");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo(INVALID);
  }
}
