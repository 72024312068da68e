package dev.atrium.bench;

import dev.atrium.testing.AtriumServer;
import dev.atrium.testing.RunningServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The requests that are measured, against one running server. */
final class Workloads {

  /**
   * The smallest answer there is: two bytes for one trivial statement. Refusals would be smaller,
   * but the server closes the connection behind each of them.
   */
  static final String FLOOR = "floor: /readyz/isDirty";

  static final String MODELS_PAGE_1 = "models, page 1 of 20";
  static final String MODELS_FAR_PAGE = "models, far page of 20";
  static final String VERSIONS_PAGE_1 = "versions, page 1 of 20";
  static final String VERSIONS_FAR_PAGE = "versions, far page of 20";

  private static final String API = "/api/model_registry/v1";
  private static final int FAR_PAGE = 500;
  private static final int PAGE_SIZE = 20;
  private static final Pattern TOKEN = Pattern.compile("\"nextPageToken\":\"([^\"]+)\"");

  private final RunningServer registryServer;
  private final int registry;
  private final int application;
  private final int models;
  private final AtomicInteger created = new AtomicInteger();

  Workloads(AtriumServer server, BenchSettings settings) {
    this.registryServer = server.registry();
    this.registry = server.registry().uri("/").getPort();
    this.application = server.application().uri("/").getPort();
    this.models = settings.models();
  }

  List<Workload> all() throws IOException, InterruptedException {
    return List.of(
        Workload.get(FLOOR, registry, 200, "/readyz/isDirty"),
        Workload.getAny("get a model", registry, API + "/registered_models", models),
        list(MODELS_PAGE_1, "/registered_models?pageSize=20"),
        farPage(MODELS_FAR_PAGE, "/registered_models?pageSize=20", models),
        list("models, page 1 of 500", "/registered_models?pageSize=500"),
        list(VERSIONS_PAGE_1, "/model_versions?pageSize=20"),
        farPage(
            VERSIONS_FAR_PAGE,
            "/model_versions?pageSize=20",
            models * BenchSettings.VERSIONS_PER_MODEL),
        list("versions of a model", "/registered_models/77/versions?pageSize=20"),
        list("artifacts of a version", "/model_versions/" + (models + 77) + "/artifacts"),
        list("filter, half of all match", filtered("`property-0` < 500")),
        list("filter, one of all matches", filtered("`property-2` = 'value-77'")),
        Workload.get(
            "BFF list of 20",
            application,
            200,
            "/api/v1/models?namespace=x&page_size=" + PAGE_SIZE),
        Workload.getAny("BFF get a model", application, "/api/v1/models", models),
        new Workload("create a model", registry, 201, random -> nextModel()));
  }

  private Workload list(String name, String path) {
    return Workload.get(name, registry, 200, API + path);
  }

  /** Page 500, or the last one of a small registry; gets there as a client does, page by page. */
  private Workload farPage(String name, String path, int items)
      throws IOException, InterruptedException {
    int page = Math.min(FAR_PAGE, items / PAGE_SIZE);
    String next = path;
    for (int i = 1; i < page; i++) {
      Matcher token = TOKEN.matcher(registryServer.get(API + next).body());
      if (!token.find()) {
        throw new IllegalStateException("no page behind page " + i + " of " + path);
      }
      next = path + "&nextPageToken=" + token.group(1);
    }
    return list(name, next);
  }

  private static String filtered(String filter) {
    return "/registered_models?pageSize=20&filterQuery="
        + URLEncoder.encode(filter, StandardCharsets.UTF_8);
  }

  private byte[] nextModel() {
    int number = created.incrementAndGet();
    String properties =
        IntStream.range(0, BenchSettings.PROPERTIES_PER_ENTITY)
            .mapToObj(
                i ->
                    "\"property-%d\":{\"metadataType\":\"MetadataStringValue\",\"string_value\":\"%d\"}"
                        .formatted(i, number))
            .collect(Collectors.joining(","));
    return Workload.postRequest(
        registry,
        API + "/registered_models",
        "{\"name\":\"created-%d\",\"owner\":\"bench\",\"customProperties\":{%s}}"
            .formatted(number, properties));
  }
}
