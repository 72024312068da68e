package dev.atrium.bff.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.RunningServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.microshed.testing.jupiter.MicroShedTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The calls that Kubeflow's page makes while somebody walks through it, in their order and with its
 * headers. Ids are those of this server: {@code {name}} stands for what {@code -> name} kept.
 */
@MicroShedTest
class PageWalkIT {

  private static final String PREFIX = "/model-registry/api/v1";
  private static final JsonMapper JSON = JsonMapper.shared();

  /** What every page asks for first. */
  private static final List<String> START =
      List.of("GET /namespaces", "GET /user", "GET /model_registry?{ns}");

  private final RunningServer server = RunningServer.application();
  private final Map<String, String> names = new HashMap<>();

  @Test
  void findsWhatItAsksFor() throws IOException, InterruptedException {
    names.put("ns", "namespace=kubeflow");
    names.put("mr", "/model_registry/model-registry");
    names.put("unique", UUID.randomUUID().toString());
    for (List<String> step :
        List.of(
            registerModel(),
            modelList(),
            modelDetail(),
            versionDetail(),
            editVersion(),
            registerVersion(),
            archiveAndRestore(),
            archivedVersions(),
            kubeflowStart())) {
      walk(step);
    }
  }

  private static List<String> modelList() {
    return from(START, "GET {mr}/registered_models?{ns}", "GET {mr}/model_versions?{ns}");
  }

  private static List<String> registerModel() {
    return from(
        from(START, "GET {mr}/registered_models?{ns}"),
        "POST {mr}/registered_models?{ns} {\"data\":{\"name\":\"new-model-{unique}\","
            + "\"description\":\"made by a walk\",\"customProperties\":{},\"owner\":\"ana\","
            + "\"state\":\"LIVE\"}} -> model",
        "POST {mr}/registered_models/{model}/versions?{ns} {\"data\":{\"name\":\"v1\","
            + "\"description\":\"\",\"customProperties\":{},\"state\":\"LIVE\",\"author\":\"ana\","
            + "\"registeredModelId\":\"{model}\"}} -> version",
        "POST {mr}/model_versions/{version}/artifacts?{ns} {\"data\":{\"name\":\"v1\","
            + "\"description\":\"\",\"customProperties\":{},\"state\":\"LIVE\",\"author\":\"ana\","
            + "\"modelFormatName\":\"onnx\",\"modelFormatVersion\":\"\","
            + "\"uri\":\"oci://quay.io/acme/model:1\",\"artifactType\":\"model-artifact\"}}"
            + " -> artifact",
        "GET {mr}/registered_models/{model}?{ns}",
        "GET {mr}/model_versions/{version}?{ns}",
        "GET {mr}/model_versions/{version}/artifacts?{ns}",
        "GET {mr}/registered_models/{model}/versions?{ns}");
  }

  private static List<String> modelDetail() {
    return from(
        START,
        "GET {mr}/registered_models/{model}/versions?{ns}",
        "GET {mr}/registered_models/{model}?{ns}",
        "GET {mr}/registered_models/{model}/versions?{ns}");
  }

  private static List<String> versionDetail() {
    return List.of(
        "GET {mr}/registered_models/{model}?{ns}",
        "GET {mr}/model_versions/{version}?{ns}",
        "GET {mr}/model_versions/{version}/artifacts?{ns}",
        "GET {mr}/registered_models/{model}/versions?{ns}");
  }

  private static List<String> editVersion() {
    return List.of(
        "PATCH {mr}/model_versions/{version}?{ns} {\"data\":{\"customProperties\":{\"stage\":"
            + "{\"metadataType\":\"MetadataStringValue\",\"string_value\":\"prod\"},\"k1\":"
            + "{\"string_value\":\"v1\",\"metadataType\":\"MetadataStringValue\"}}}}",
        "PATCH {mr}/model_artifacts/{artifact}?{ns} {\"data\":{\"uri\":\"oci://q/m:3\"}}",
        "GET {mr}/model_versions/{version}?{ns}");
  }

  private static List<String> registerVersion() {
    return from(
        START,
        "GET {mr}/registered_models?{ns}",
        "GET {mr}/registered_models/{model}/versions?{ns}",
        "GET {mr}/model_versions/{version}/artifacts?{ns}",
        "POST {mr}/registered_models/{model}/versions?{ns} {\"data\":{\"name\":\"v2\","
            + "\"description\":\"\",\"customProperties\":{},\"state\":\"LIVE\",\"author\":\"ana\","
            + "\"registeredModelId\":\"{model}\"}} -> second",
        "PATCH {mr}/registered_models/{model}?{ns} {\"data\":{\"state\":\"LIVE\","
            + "\"customProperties\":{\"label\":{\"metadataType\":\"MetadataStringValue\","
            + "\"string_value\":\"\"},\"accuracy\":{\"metadataType\":\"MetadataDoubleValue\","
            + "\"double_value\":0.91},\"_lastModified\":{\"metadataType\":\"MetadataStringValue\","
            + "\"string_value\":\"2026-11-23T05:42:59.677Z\"}}}}",
        "GET {mr}/model_versions/{second}?{ns}",
        "GET {mr}/model_versions/{second}/artifacts?{ns}");
  }

  private static List<String> archiveAndRestore() {
    return from(
        START,
        "PATCH {mr}/registered_models/{model}?{ns} {\"data\":{\"state\":\"ARCHIVED\"}}",
        "GET {mr}/registered_models?{ns}",
        "GET {mr}/model_versions?{ns}",
        "PATCH {mr}/registered_models/{model}?{ns} {\"data\":{\"state\":\"LIVE\"}}",
        "GET {mr}/registered_models/{model}/versions?{ns}");
  }

  private static List<String> archivedVersions() {
    return from(
        START,
        "GET {mr}/registered_models/{model}?{ns}",
        "GET {mr}/registered_models/{model}/versions?{ns}",
        "GET /groups?{ns}");
  }

  /** Until the dashboard has said which namespace it is, the page asks without one. */
  private static List<String> kubeflowStart() {
    return List.of(
        "GET /user",
        "GET /model_registry => 400",
        "GET {mr}/registered_models => 400",
        "GET {mr}/model_versions => 400",
        "GET /model_registry?{ns}",
        "GET {mr}/registered_models?{ns}");
  }

  private void walk(List<String> calls) throws IOException, InterruptedException {
    for (String call : calls) {
      String[] parts = call.split(" ", 3);
      String rest = parts.length == 3 ? parts[2] : "";
      String keptAs = rest.contains(" -> ") ? rest.replaceFirst(".* -> ", "") : "";
      HttpResponse<String> answer = send(parts[0], parts[1], rest.replaceFirst(" -> .*", ""));

      JsonNode body = JSON.readTree(answer.body());
      if (rest.startsWith("=>")) {
        assertThat(answer.statusCode()).as(call).isEqualTo(400);
        assertThat(body.at("/error/message").asString()).isNotEmpty();
      } else {
        assertThat(answer.statusCode()).as(call).isEqualTo(parts[0].equals("POST") ? 201 : 200);
        assertThat(body.has("data")).as(call).isTrue();
        if (!keptAs.isEmpty()) {
          names.put(keptAs, body.at("/data/id").asString(""));
        }
      }
    }
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = server.request(PREFIX + resolved(path)).header("accept", "*/*");
    if (body.startsWith("{")) {
      request
          .header("content-type", "application/json;charset=UTF-8")
          .method(method, BodyPublishers.ofString(resolved(body)));
    }
    return server.send(request);
  }

  private String resolved(String text) {
    String resolved = text;
    for (Map.Entry<String, String> name : names.entrySet()) {
      resolved = resolved.replace("{" + name.getKey() + "}", name.getValue());
    }
    return resolved;
  }

  private static List<String> from(List<String> start, String... more) {
    return Stream.concat(start.stream(), Stream.of(more)).toList();
  }
}
