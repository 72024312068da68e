package dev.atrium.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.models.V1Service;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryServicesTest {

  private static final String ADDRESSES =
      """
      CLUSTER_IP | 10.0.0.7    | http-api 8080  | registry.example       | http://10.0.0.7:8080
      CLUSTER_IP | 10.0.0.7    | https-api 8443 | registry.example       | https://10.0.0.7:8443
      CLUSTER_IP | fd00::7     | http-api 8080  |                        | http://[fd00::7]:8080
      CLUSTER_IP | None        | http-api 8080  | registry.example       |
      CLUSTER_IP | ''          | http-api 8080  | registry.example       |
      CLUSTER_IP | 10.0.0.7    | http 8080      | registry.example       |
      CLUSTER_IP | 10.0.0.7    | grpc-api 8080  | registry.example       |
      DNS_NAME   | 10.0.0.7    | https-api 8443 | registry.example       | https://reg.team.svc:8443
      DNS_NAME   | fd00::7     | http-api 8080  |                        | http://reg.team.svc:8080
      DNS_NAME   | None        | http-api 8080  |                        |
      EXTERNAL   | 10.0.0.7    | https-api 8443 | registry.example       | https://registry.example
      EXTERNAL   | 10.0.0.7    | https-api 8443 | registry.example:444   | https://registry.example:444
      EXTERNAL   | 10.0.0.7    | https-api 8443 | r.example:444/team     | https://r.example:444/team
      EXTERNAL   | 10.0.0.7    | http-api 8080  |                        | http://10.0.0.7:8080
      EXTERNAL   | 10.0.0.7    | http-api 8080  | user:pass@evil.example |
      EXTERNAL   | 10.0.0.7    | http-api 8080  | evil.example/?x=y      |
      EXTERNAL   | 10.0.0.7    | http-api 8080  | evil.example#x         |
      EXTERNAL   | 10.0.0.7    | http-api 8080  | not a host             |
      EXTERNAL   | None        | http-api 8080  | registry.example       |
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = ADDRESSES)
  void isCalledAt(AddressKind kind, String ip, String port, String external, String address) {
    String annotations =
        external == null ? "" : "\"a.example/external-address-rest\": \"" + external + "\"";
    int end = port.indexOf(' ');
    V1Service service =
        service(
            "\"component\": \"model-registry\"",
            annotations,
            "{\"name\": \"%s\", \"port\": %s}"
                .formatted(port.substring(0, end), port.substring(end + 1)),
            ip);

    assertThat(describe(kind, service).map(found -> found.address().toString()))
        .isEqualTo(Optional.ofNullable(address));
  }

  @ParameterizedTest
  @CsvSource({
    "component, model-registry, true",
    "component, model-catalog, false",
    "component, Model-Registry, false",
    "app, model-registry, false"
  })
  void isARegistryByItsLabel(String label, String value, boolean isRegistry) {
    V1Service service =
        service(
            "\"%s\": \"%s\"".formatted(label, value),
            "",
            "{\"name\": \"http-api\", \"port\": 1}",
            "10.0.0.7");

    assertThat(describe(AddressKind.CLUSTER_IP, service).isPresent()).isEqualTo(isRegistry);
  }

  @Test
  void takesTheFirstPortOfItsApi() {
    String ports =
        """
        {"name": "metrics", "port": 1}, {"port": 2}, {"name": "https-api", "port": 3},
        {"name": "http-api", "port": 4}""";
    V1Service service = service("\"component\": \"model-registry\"", "", ports, "10.0.0.7");

    assertThat(describe(AddressKind.CLUSTER_IP, service).orElseThrow().address())
        .hasToString("https://10.0.0.7:3");
  }

  @Test
  void takesTheSameOfSeveralExternalAddresses() {
    String annotations =
        """
        "z.example/external-address-rest": "z.example",
        "a.example/external-address-rest": " a.example ",
        "a.example/external-address-grpc": "no.example",
        "displayName": "Ours\"""";
    V1Service service =
        service(
            "\"component\": \"model-registry\"",
            annotations,
            "{\"name\": \"http-api\", \"port\": 1}",
            "10.0.0.7");

    RegistryService found = describe(AddressKind.CLUSTER_IP, service).orElseThrow();
    assertThat(found.externalAddress()).contains("a.example");
    assertThat(found.displayName()).isEqualTo("Ours");
    assertThat(found.description()).isEmpty();
    assertThat(found.isAvailable()).isTrue();
  }

  @Test
  void isNoneWithoutPortsOrSpecification() {
    assertThat(describe(AddressKind.CLUSTER_IP, read("{\"metadata\": {\"name\": \"reg\"}}")))
        .isEmpty();
    assertThat(
            describe(
                AddressKind.CLUSTER_IP,
                read(
                    """
                    {"metadata": {"name": "reg", "labels": {"component": "model-registry"}},
                     "spec": {"clusterIP": "10.0.0.7"}}""")))
        .isEmpty();
  }

  private static Optional<RegistryService> describe(AddressKind kind, V1Service service) {
    return new RegistryServices(kind).describe(service);
  }

  private static V1Service service(String labels, String annotations, String ports, String ip) {
    return read(
        """
        {"metadata": {"name": "reg", "namespace": "team",
                      "labels": {%s}, "annotations": {%s}},
         "spec": {"clusterIP": "%s", "ports": [%s]}}"""
            .formatted(labels, annotations, ip, ports));
  }

  private static V1Service read(String json) {
    return ClusterJson.read(json, V1Service.class);
  }
}
