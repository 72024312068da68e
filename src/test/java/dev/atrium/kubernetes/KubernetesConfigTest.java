package dev.atrium.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.settings.InvalidSettingException;
import dev.atrium.testing.MapConfig;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubernetesConfigTest {

  @TempDir private Path directory;

  private Path kubeconfig;

  @BeforeEach
  void write() throws IOException {
    kubeconfig = Files.writeString(directory.resolve("config"), "");
    Files.writeString(directory.resolve("token"), "");
  }

  @Test
  void hasTheseDefaults() {
    assertThat(read(Map.of()))
        .isEqualTo(
            new KubernetesConfig(
                Optional.empty(),
                Duration.ofSeconds(2),
                20,
                Duration.ofSeconds(10),
                List.of("https://kubernetes.default.svc"),
                AddressKind.CLUSTER_IP));
  }

  @Test
  void readsEveryProperty() {
    assertThat(
            read(
                Map.of(
                    "atrium.kubernetes.mode", "in-cluster",
                    "KUBECONFIG", kubeconfig.toString(),
                    "KUBERNETES_SERVICE_HOST", "fd00::1",
                    "KUBERNETES_SERVICE_PORT", "6443",
                    "atrium.kubernetes.credentials-dir", directory.toString(),
                    "atrium.kubernetes.timeout", "PT3S",
                    "atrium.kubernetes.max-concurrent", "4",
                    "atrium.kubernetes.cache", "PT5S",
                    "atrium.kubernetes.audiences", "one, two",
                    "atrium.kubernetes.service-address", "dns-name")))
        .isEqualTo(
            new KubernetesConfig(
                Optional.of(
                    new ClusterPlace.InCluster(URI.create("https://[fd00::1]:6443"), directory)),
                Duration.ofSeconds(3),
                4,
                Duration.ofSeconds(5),
                List.of("one", "two"),
                AddressKind.DNS_NAME));
  }

  @Test
  void findsTheClusterOfItsPod() {
    assertThat(read(pod()).place())
        .contains(new ClusterPlace.InCluster(URI.create("https://10.0.0.1:443"), directory));
  }

  @Test
  void findsNoClusterInAPodWithoutAToken() {
    Map<String, String> settings = pod();
    settings.put("atrium.kubernetes.credentials-dir", directory.resolve("none").toString());

    assertThat(read(settings).place()).isEmpty();
  }

  @Test
  void prefersTheKubeconfigThatSomebodyNamed() {
    Map<String, String> settings = pod();
    settings.put("KUBECONFIG", directory.resolve("none") + File.pathSeparator + kubeconfig);

    assertThat(read(settings).place()).contains(new ClusterPlace.Kubeconfig(kubeconfig));
  }

  @Test
  void usesTheFileInTheHomeDirectoryOnlyWhenTold() throws IOException {
    Path file = Files.createDirectories(directory.resolve(".kube")).resolve("config");
    Files.writeString(file, "");
    String home = System.getProperty("user.home");
    System.setProperty("user.home", directory.toString());
    try {
      assertThat(read(Map.of()).place()).isEmpty();
      assertThat(read(Map.of("atrium.kubernetes.mode", "kubeconfig")).place())
          .contains(new ClusterPlace.Kubeconfig(file));
    } finally {
      System.setProperty("user.home", home);
    }
  }

  @Test
  void knowsNoClusterWhenOff() {
    Map<String, String> settings = pod();
    settings.put("KUBECONFIG", kubeconfig.toString());
    settings.put("atrium.kubernetes.mode", "off");

    assertThat(read(settings).place()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          atrium.kubernetes.mode           | in-cluster | this is no pod
          atrium.kubernetes.mode           | somehow    | must be one of
          KUBECONFIG                       | /no/file   | must name a file that can be read, but is '/no/file'
          KUBERNETES_SERVICE_HOST          | a b        | must be an address or a name, but is 'a b'
          atrium.kubernetes.timeout        | PT31S      | at most PT30S
          atrium.kubernetes.cache          | PT10.001S  | at most PT10S
          atrium.kubernetes.max-concurrent | 0          | must be a whole number
          atrium.kubernetes.audiences      | ,          | must name an audience
          """)
  void refuses(String key, String value, String sentence) {
    assertThatThrownBy(() -> read(Map.of(key, value)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(key)
        .hasMessageContaining(sentence);
  }

  private Map<String, String> pod() {
    return new HashMap<>(
        Map.of(
            "KUBERNETES_SERVICE_HOST",
            "10.0.0.1",
            "atrium.kubernetes.credentials-dir",
            directory.toString()));
  }

  private static KubernetesConfig read(Map<String, String> settings) {
    return KubernetesConfig.from(MapConfig.of(settings));
  }
}
