package dev.atrium;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.kubernetes.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the container's entry script with a server that prints what it was started with. */
class EntrypointTest {

  private static final Path SCRIPT = Path.of("src/main/container/entrypoint.sh");

  @TempDir Path directory;

  @Test
  void isWrittenForEveryShell() throws IOException, InterruptedException {
    Process check = new ProcessBuilder("sh", "-n", SCRIPT.toString()).inheritIO().start();

    assertThat(check.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(check.exitValue()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --port=9000                              | PORT=9000
          -port 9000                               | PORT=9000
          --deployment-mode=kubeflow               | DEPLOYMENT_MODE=kubeflow
          --standalone-mode                        | DEPLOYMENT_MODE=standalone
          --federated-platform=true                | DEPLOYMENT_MODE=federated
          --deployment-mode=kubeflow --federated-platform --standalone-mode | DEPLOYMENT_MODE=standalone
          --deployment-mode=kubeflow --standalone-mode=false | DEPLOYMENT_MODE=kubeflow
          --auth-method=user_token                 | AUTH_MODE=user_token
          --auth-token-header=x-forwarded-access-token | AUTH_TOKEN_HEADER=x-forwarded-access-token
          --auth-token-prefix=                     | AUTH_TOKEN_PREFIX=none
          --auth-token-prefix Token                | AUTH_TOKEN_PREFIX=Token
          --auth-method=internal                   | AUTH_MODE=internal
          --deployment-mode=Federated              | DEPLOYMENT_MODE=federated
          --log-level info                         | LOG_LEVEL=info
          --log-level=WARN                         | LOG_LEVEL=warning
          --dev-mode-model-registry-port=8085 --dev-mode-catalog-port 8086 --port=2 | PORT=2
          --cert-file= --key-file= --mock-mr-client=0 --mock-mr-catalog-client=FALSE --port=3 | PORT=3
          --static-assets-dir=/static              | STATIC_ASSETS_DIR=/static
          --log-level=debug                        | LOG_LEVEL=fine
          --log-level=ERROR                        | LOG_LEVEL=warning
          --allowed-origins=https://a,https://b    | ALLOWED_ORIGINS=https://a,https://b
          --bundle-paths=/a.pem,/b.pem             | BUNDLE_PATHS=/a.pem,/b.pem
          --insecure-skip-verify                   | INSECURE_SKIP_VERIFY=true
          --insecure-skip-verify=f --port 9000     | INSECURE_SKIP_VERIFY=false
          --dev-mode=false --mock-k8s-client=false --port=1 | PORT=1
          --dev-mode                               | MODEL_REGISTRY_URL=http://localhost:8080
          --dev-mode --dev-mode-model-registry-port=8085 | MODEL_REGISTRY_URL=http://localhost:8085
          """)
  void makesASettingOfAFlag(String flags, String variable)
      throws IOException, InterruptedException {
    Result result = run(flags.split(" "));

    assertThat(result.output()).contains("run defaultServer", variable);
    assertThat(result.status()).isZero();
  }

  /** contract: the lists of arguments in the manifests of kubeflow/hub and of odh-dashboard. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --port=8080                                                       | PORT=8080;AUTH_MODE=internal
          --port=8080 --auth-method=internal                                | PORT=8080;AUTH_MODE=internal
          --deployment-mode=kubeflow --port=8080                            | PORT=8080;DEPLOYMENT_MODE=kubeflow
          --deployment-mode=standalone                                      | DEPLOYMENT_MODE=standalone
          --standalone-mode=true --federated-platform=false --port=8080     | PORT=8080;DEPLOYMENT_MODE=standalone
          --standalone-mode=false --federated-platform=false --port=8080    | PORT=8080;AUTH_MODE=internal
          --deployment-mode=federated --auth-method=user_token --auth-token-header=x-forwarded-access-token --auth-token-prefix= --port=8043 --bundle-paths=/etc/pki/a.pem,/var/run/b.crt | PORT=8043;DEPLOYMENT_MODE=federated;AUTH_MODE=user_token;AUTH_TOKEN_HEADER=x-forwarded-access-token;AUTH_TOKEN_PREFIX=none;BUNDLE_PATHS=/etc/pki/a.pem,/var/run/b.crt
          --port=4000 --auth-method=internal --auth-token-header=Authorization --auth-token-prefix=Bearer --static-assets-dir=./static --mock-k8s-client=false --mock-mr-client=false --mock-mr-catalog-client=false --dev-mode=false --dev-mode-model-registry-port=8080 --dev-mode-catalog-port=8081 --deployment-mode=kubeflow --log-level=info --allowed-origins= --insecure-skip-verify=false | PORT=4000;AUTH_MODE=internal;AUTH_TOKEN_HEADER=Authorization;AUTH_TOKEN_PREFIX=Bearer;DEPLOYMENT_MODE=kubeflow;LOG_LEVEL=info;ALLOWED_ORIGINS=;INSECURE_SKIP_VERIFY=false
          """)
  void takesTheArgumentsOfExistingManifests(String flags, String variables)
      throws IOException, InterruptedException {
    Result result = run(flags.split(" "));

    assertThat(result.status()).isZero();
    assertThat(result.output().lines())
        .contains("run defaultServer")
        .contains(variables.split(";"))
        .noneMatch(line -> line.startsWith("MODEL_REGISTRY_URL"));
  }

  @Test
  void countsPathsFromWhereItIsStarted() throws IOException, InterruptedException {
    String here = Path.of("").toAbsolutePath().toString();

    assertThat(
            run("--static-assets-dir=./static", "--bundle-paths=a.pem,/b.pem,c d/*.pem,").output())
        .contains(
            "STATIC_ASSETS_DIR=" + here + "/./static\n",
            "BUNDLE_PATHS=" + here + "/a.pem,/b.pem," + here + "/c d/*.pem,\n");
  }

  @Test
  void keepsAValueAsItIs() throws IOException, InterruptedException {
    assertThat(run("--auth-token-prefix", "a $(id) 'b' \"c\"").output())
        .contains("AUTH_TOKEN_PREFIX=a $(id) 'b' \"c\"");
  }

  @Test
  void countsAFlagForMoreThanAVariable() throws IOException, InterruptedException {
    assertThat(run().output()).contains("PORT=7777");
    assertThat(run("--port=9000").output()).contains("PORT=9000").doesNotContain("PORT=7777");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AUTH_METHOD=user_token       | AUTH_MODE=user_token
          LOG_LEVEL=DEBUG              | LOG_LEVEL=fine
          LOG_LEVEL=finest             | LOG_LEVEL=finest
          ATRIUM_HOST=127.0.0.1        | ATRIUM_HOST=127.0.0.1
          DEV_MODE_MODEL_REGISTRY_PORT=8085 | MODEL_REGISTRY_URL=http://localhost:8085
          MODEL_REGISTRY_URL=http://mr | MODEL_REGISTRY_URL=http://mr
          """)
  void understandsTheVariablesOfTheBackend(String variable, String setting)
      throws IOException, InterruptedException {
    String[] parts = variable.split("=", 2);

    assertThat(run(Map.of(parts[0], parts[1]), "--dev-mode").output().lines()).contains(setting);
  }

  @Test
  void doesWhatTheBackendDoesWhenNothingIsSaid() throws IOException, InterruptedException {
    assertThat(run().output().lines())
        .contains("ATRIUM_HOST=*", "AUTH_MODE=internal")
        .noneMatch(line -> line.startsWith("MODEL_REGISTRY_URL") || line.startsWith("ATRIUM_TLS"));
    assertThat(run("--dev-mode", "--deployment-mode=federated").output())
        .as("federated, there is no such mode")
        .doesNotContain("MODEL_REGISTRY_URL");
  }

  @Test
  void servesTlsAtTheOnlyPortWithAPairOfFiles()
      throws IOException, InterruptedException, GeneralSecurityException {
    TestAuthority authority = TestAuthority.create("authority", "nobody");
    Path certificate = Files.writeString(directory.resolve("t l s.crt"), authority.serverPem());
    Path key = Files.writeString(directory.resolve("t l s.key"), authority.serverKeyPem());

    Result result = run("--port=8043", "--cert-file", certificate.toString(), "-key-file=" + key);

    assertThat(result.output().lines())
        .contains(
            "ATRIUM_TLS_ENABLED=true",
            "ATRIUM_TLS_ONLY=true",
            "ATRIUM_TLS_PORT=8043",
            "ATRIUM_TLS_PROTOCOLS=TLSv1.3");
    Path file = Path.of(result.variable("ATRIUM_TLS_KEYSTORE"));
    String password = result.variable("ATRIUM_TLS_KEYSTORE_PASSWORD");
    assertThat(password).hasSize(64);
    assertThat(Files.getPosixFilePermissions(file.getParent()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    KeyStore keys = KeyStore.getInstance(file.toFile(), password.toCharArray());
    String alias = keys.aliases().nextElement();
    assertThat(keys.getKey(alias, password.toCharArray()).getEncoded())
        .isEqualTo(authority.serverKey().getEncoded());
    assertThat(keys.getCertificateChain(alias)).isEqualTo(authority.serverChain());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --prot=1             | there is no flag --prot
          --port               | --port needs a value
          --port=http          | --port must be a number, but is 'http'
          --deployment-mode=x  | --deployment-mode must be kubeflow, federated or standalone, but is 'x'
          --auth-method=disabled | --auth-method must be internal or user_token, but is 'disabled'
          --key-file=/a.key    | --cert-file and --key-file need each other
          --cert-file=/a.pem   | --cert-file and --key-file need each other
          --cert-file=/none.pem --key-file=/none.key | --cert-file must be a file that can be read, but is '/none.pem'
          --cert-file=pom.xml --key-file=/tmp | --key-file must be a file that can be read, but is '/tmp'
          --cert-file=pom.xml --key-file=pom.xml | --cert-file and --key-file must be a certificate and its key without a password, both in PEM
          --dev-mode-model-registry-port=x | --dev-mode-model-registry-port must be a number, but is 'x'
          --dev-mode-catalog-port= | --dev-mode-catalog-port must be a number, but is ''
          --mock-k8s-client    | --mock-k8s-client is not supported: ATRIUM_KUBERNETES_MODE=off does without a cluster
          --mock-mr-catalog-client=true | --mock-mr-catalog-client is not supported: there is no catalog
          -mock-k8s-client false | --mock-k8s-client is not supported
          --port=1 --mock-mr-client=maybe | --mock-mr-client must be true or false, but is 'maybe'
          serve                | 'serve' is not a flag
          -- serve             | 'serve' is not a flag
          --log-level=loud     | --log-level must be error, warn, info or debug, but is 'loud'
          --standalone-mode=on | --standalone-mode must be true or false, but is 'on'
          --mock-mr-client     | --mock-mr-client is not supported: ATRIUM_DEMO_DATA=true fills the registry that is there without MODEL_REGISTRY_URL
          """)
  void startsNothingWithAFlagItCannotHonour(String flags, String sentence)
      throws IOException, InterruptedException {
    Result result = run(flags.split(" "));

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.output())
        .startsWith("entrypoint: " + sentence)
        .hasLineCount(1)
        .doesNotContain("defaultServer");
  }

  private Result run(String... flags) throws IOException, InterruptedException {
    return run(Map.of("PORT", "7777"), flags);
  }

  private Result run(Map<String, String> environment, String... flags)
      throws IOException, InterruptedException {
    Path server = directory.resolve("server");
    Files.writeString(server, "#!/bin/sh\necho \"$@\"\nexec env\n");
    Files.setPosixFilePermissions(server, PosixFilePermissions.fromString("rwx------"));
    List<String> command = new ArrayList<>(List.of("sh", SCRIPT.toString()));
    command.addAll(List.of(flags));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().retainAll(Set.of("PATH"));
    builder.environment().putAll(environment);
    builder.environment().put("ATRIUM_SERVER", server.toString());
    builder.environment().put("TMPDIR", directory.toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), output);
  }

  private record Result(int status, String output) {
    String variable(String name) {
      return output
          .lines()
          .filter(line -> line.startsWith(name + "="))
          .map(line -> line.substring(name.length() + 1))
          .findFirst()
          .orElseThrow();
    }
  }
}
