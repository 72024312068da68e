package dev.atrium;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
          --key-file= --mock-mr-client=0 --mock-mr-catalog-client=FALSE --port=3 | PORT=3
          --static-assets-dir=/static              | STATIC_ASSETS_DIR=/static
          --log-level=debug                        | LOG_LEVEL=fine
          --log-level=ERROR                        | LOG_LEVEL=warning
          --allowed-origins=https://a,https://b    | ALLOWED_ORIGINS=https://a,https://b
          --bundle-paths=/a.pem,/b.pem             | BUNDLE_PATHS=/a.pem,/b.pem
          --insecure-skip-verify                   | INSECURE_SKIP_VERIFY=true
          --insecure-skip-verify=f --port 9000     | INSECURE_SKIP_VERIFY=false
          --dev-mode=false --mock-k8s-client=false --cert-file= --port=1 | PORT=1
          """)
  void makesASettingOfAFlag(String flags, String variable)
      throws IOException, InterruptedException {
    Result result = run(flags.split(" "));

    assertThat(result.output()).contains("run defaultServer", variable);
    assertThat(result.status()).isZero();
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
          --prot=1             | there is no flag --prot
          --port               | --port needs a value
          --port=http          | --port must be a number, but is 'http'
          --deployment-mode=x  | --deployment-mode must be kubeflow, federated or standalone, but is 'x'
          --auth-method=disabled | --auth-method must be internal or user_token, but is 'disabled'
          --key-file=/a.key    | --key-file is not supported: let the proxy in front speak TLS
          --mock-k8s-client    | --mock-k8s-client is not supported
          --mock-mr-catalog-client=true | --mock-mr-catalog-client is not supported
          serve                | 'serve' is not a flag
          -- serve             | 'serve' is not a flag
          --log-level=loud     | --log-level must be error, warn, info or debug, but is 'loud'
          --standalone-mode=on | --standalone-mode must be true or false, but is 'on'
          --cert-file=/a.pem   | --cert-file is not supported: let the proxy in front speak TLS
          --dev-mode           | --dev-mode is not supported: set MODEL_REGISTRY_URL
          --mock-mr-client     | --mock-mr-client is not supported
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
    Path server = directory.resolve("server");
    Files.writeString(server, "#!/bin/sh\necho \"$@\"\nexec env\n");
    Files.setPosixFilePermissions(server, PosixFilePermissions.fromString("rwx------"));
    List<String> command = new ArrayList<>(List.of("sh", SCRIPT.toString()));
    command.addAll(List.of(flags));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(Map.of("ATRIUM_SERVER", server.toString(), "PORT", "7777"));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), output);
  }

  private record Result(int status, String output) {}
}
