package dev.atrium.bff.kubeflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.RunningServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.microshed.testing.jupiter.MicroShedTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The calls that Kubeflow's page makes while somebody walks through it, in their order and with its
 * headers.
 */
@MicroShedTest
class PageWalkIT {

  private static final String PREFIX = "/model-registry/api/v1";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern CALL =
      Pattern.compile(
          "(?<method>[A-Z]+) (?<path>\\S+)(?: (?<body>\\{.*\\}))?"
              + "(?: -> (?<name>\\w+))?(?: => (?<status>\\d+))?");

  private final RunningServer server = RunningServer.application();
  private final Map<String, String> names = new HashMap<>();

  @Test
  void isAnsweredInAWayThatThePageLivesOn() throws IOException, InterruptedException {
    names.put("ns", "namespace=kubeflow");
    names.put("mr", "/model_registry/model-registry");
    names.put("uid", UUID.randomUUID().toString());
    int calls = 0;
    for (String line : lines()) {
      if (!line.isBlank() && !line.startsWith("#") && !line.startsWith("==")) {
        walk(line);
        calls++;
      }
    }
    assertThat(calls).isGreaterThan(100);
  }

  /** The page reads each body as JSON, whatever the status, and looks for data or error in it. */
  private void walk(String line) throws IOException, InterruptedException {
    Matcher call = CALL.matcher(line);
    assertThat(call.matches()).as(line).isTrue();
    String method = call.group("method");
    int status =
        call.group("status") != null
            ? Integer.parseInt(call.group("status"))
            : method.equals("POST") ? 201 : 200;

    HttpResponse<String> answer = send(method, call.group("path"), call.group("body"));

    assertThat(answer.statusCode()).as("%s: %s", line, answer.body()).isEqualTo(status);
    if (method.equals("HEAD")) {
      return;
    }
    JsonNode body = JSON.readTree(answer.body());
    if (status >= 400) {
      assertThat(body.at("/error/code").asString()).as(line).isEqualTo(Integer.toString(status));
      assertThat(body.at("/error/message").asString()).as(line).isNotEmpty();
    } else {
      assertThat(body.has("data")).as(line).isTrue();
      assertThat(body.has("error")).as(line).isFalse();
    }
    if (call.group("name") != null) {
      names.put(call.group("name"), body.at("/data/id").asString());
    }
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    String prefix = method.equals("HEAD") ? "" : PREFIX;
    HttpRequest.Builder request = server.request(prefix + resolved(path)).header("accept", "*/*");
    if (method.equals("HEAD")) {
      request.method(method, BodyPublishers.noBody());
    } else if (body != null) {
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

  private static List<String> lines() throws IOException {
    try (InputStream in = PageWalkIT.class.getResourceAsStream("page-walk.txt")) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }
}
