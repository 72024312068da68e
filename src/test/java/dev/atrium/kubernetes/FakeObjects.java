package dev.atrium.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The objects of the {@link FakeApiServer}, with their lists and watches. */
public final class FakeObjects {

  private record Event(long version, String resource, String type, ObjectNode object) {}

  /** By resource, then by namespace and name. */
  private final Map<String, Map<String, ObjectNode>> objects = new HashMap<>();

  private final List<Event> events = new ArrayList<>();
  private long version = 100;
  private long oldestVersion;
  private int watchGeneration;

  /** Adds or replaces an object, whose metadata names it. */
  public synchronized void put(String resource, String json) {
    ObjectNode object = (ObjectNode) FakeApiServer.JSON.readTree(json);
    boolean isNew = all(resource).put(keyOf(object), object) == null;
    happened(resource, isNew ? "ADDED" : "MODIFIED", object);
  }

  public synchronized void delete(String resource, String namespace, String name) {
    ObjectNode object = all(resource).remove(namespace + "/" + name);
    happened(resource, "DELETED", object);
  }

  /** Whoever watches is told that it came too late, and so is who comes with an old version. */
  public synchronized void expireWatches() {
    version++;
    oldestVersion = version;
    events.clear();
    notifyAll();
  }

  /** Ends every watch, as a restart does. */
  public synchronized void endWatches() {
    watchGeneration++;
    notifyAll();
  }

  public void putNamespace(String name) {
    put("namespaces", "{\"metadata\":{\"name\":\"" + name + "\"}}");
  }

  private void happened(String resource, String type, ObjectNode object) {
    version++;
    ((ObjectNode) object.path("metadata")).put("resourceVersion", Long.toString(version));
    events.add(new Event(version, resource, type, object.deepCopy()));
    notifyAll();
  }

  private Map<String, ObjectNode> all(String resource) {
    return objects.computeIfAbsent(resource, r -> new TreeMap<>());
  }

  private static String keyOf(JsonNode object) {
    JsonNode metadata = object.path("metadata");
    return metadata.path("namespace").asString("") + "/" + metadata.path("name").asString();
  }

  void answer(HttpExchange exchange) throws IOException {
    List<String> path = List.of(exchange.getRequestURI().getPath().split("/", -1));
    Map<String, String> query = query(exchange.getRequestURI().getQuery());
    int last = path.size() - 1;
    String resource = path.get(last);
    String namespace = path.get(last - 2).equals("namespaces") ? path.get(last - 1) : "";
    if (query.containsKey("watch")) {
      watch(exchange, resource, query);
    } else {
      FakeApiServer.write(exchange, 200, list(resource, namespace, query));
    }
  }

  private synchronized String list(String resource, String namespace, Map<String, String> query) {
    List<ObjectNode> matching =
        all(resource).values().stream()
            .filter(object -> matches(object, query.getOrDefault("labelSelector", "")))
            .filter(object -> namespace.isEmpty() || namespaceOf(object).equals(namespace))
            .toList();
    int from = Integer.parseInt(query.getOrDefault("continue", "0"));
    int to = Math.min(matching.size(), from + Integer.parseInt(query.getOrDefault("limit", "500")));
    ObjectNode page = FakeApiServer.JSON.createObjectNode();
    page.put("kind", "List").put("apiVersion", "v1");
    ObjectNode metadata = page.putObject("metadata");
    metadata.put("resourceVersion", Long.toString(version));
    if (to < matching.size()) {
      metadata.put("continue", Integer.toString(to));
    }
    matching.subList(from, to).forEach(page.putArray("items")::add);
    return page.toString();
  }

  private void watch(HttpExchange exchange, String resource, Map<String, String> query)
      throws IOException {
    long seen = Long.parseLong(query.get("resourceVersion"));
    int generation = generation();
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    OutputStream stream = exchange.getResponseBody();
    stream.flush();
    while (true) {
      List<Event> news = await(seen, resource, generation);
      if (news.isEmpty()) {
        if (isExpired(seen)) {
          stream.write(EXPIRED.getBytes(UTF_8));
        }
        return;
      }
      for (Event event : news) {
        stream.write(line(event, query.getOrDefault("labelSelector", "")).getBytes(UTF_8));
        seen = event.version();
      }
      stream.flush();
    }
  }

  private static final String EXPIRED =
      "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"code\":410,\"reason\":\"Expired\"}}\n";

  /** As a real one: to whoever selects by label, what has lost the label is gone. */
  private static String line(Event event, String labelSelector) {
    boolean isSelected = matches(event.object(), labelSelector);
    if (!isSelected && !event.type().equals("MODIFIED")) {
      return "";
    }
    ObjectNode line = FakeApiServer.JSON.createObjectNode();
    line.put("type", isSelected ? event.type() : "DELETED");
    line.set("object", event.object());
    return line + "\n";
  }

  private synchronized int generation() {
    return watchGeneration;
  }

  private synchronized boolean isExpired(long seen) {
    return seen < oldestVersion;
  }

  /** Nothing when the watch has expired or ended. */
  private synchronized List<Event> await(long seen, String resource, int generation) {
    try {
      while (watchGeneration == generation && !isExpired(seen)) {
        List<Event> news =
            events.stream()
                .filter(event -> event.version() > seen && event.resource().equals(resource))
                .toList();
        if (!news.isEmpty()) {
          return news;
        }
        wait(60_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return List.of();
  }

  private static boolean matches(JsonNode object, String labelSelector) {
    if (labelSelector.isEmpty()) {
      return true;
    }
    String[] label = labelSelector.split("=", 2);
    return object.path("metadata").path("labels").path(label[0]).asString("").equals(label[1]);
  }

  private static String namespaceOf(JsonNode object) {
    return object.path("metadata").path("namespace").asString("");
  }

  private static Map<String, String> query(String text) {
    Map<String, String> query = new HashMap<>();
    if (text != null) {
      Arrays.stream(text.split("&"))
          .map(pair -> pair.split("=", 2))
          .forEach(pair -> query.put(pair[0], pair[1]));
    }
    return query;
  }
}
