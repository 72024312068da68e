package dev.atrium.bench;

import dev.atrium.testing.AtriumServer;
import dev.atrium.testing.RunningServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
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
  static final String BFF_PAGE = "BFF list of 20";
  static final String VERSIONS_PAGE_1 = "versions, page 1 of 20";
  static final String VERSIONS_FAR_PAGE = "versions, far page of 20";

  private static final String API = "/api/model_registry/v1";
  static final String BFF = "/api/v1/models";
  private static final int FAR_PAGE = 500;
  static final int PAGE_SIZE = 20;
  private static final int LONG_PAGE_SIZE = 500;
  private static final int SPREAD = 8;
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
    int versions = models * BenchSettings.VERSIONS_PER_MODEL;
    String pages = API + "/registered_models?pageSize=";
    String versionPages = API + "/model_versions?pageSize=";
    return List.of(
        Workload.get(FLOOR, registry, 200, "/readyz/isDirty"),
        get("get a model", random -> API + "/registered_models/" + any(random, 1, models)),
        get(MODELS_PAGE_1, random -> pages + about(random, PAGE_SIZE)),
        farPage(MODELS_FAR_PAGE, pages, models),
        get("models, page 1 of 500", random -> pages + about(random, LONG_PAGE_SIZE)),
        get(VERSIONS_PAGE_1, random -> versionPages + about(random, PAGE_SIZE)),
        farPage(VERSIONS_FAR_PAGE, versionPages, versions),
        get(
            "versions of a model",
            random -> API + "/registered_models/" + any(random, 1, models) + "/versions"),
        get(
            "artifacts of a version",
            random -> API + "/model_versions/" + any(random, models + 1, versions) + "/artifacts"),
        get(
            "filter, half of all match",
            random -> filtered(pages + about(random, PAGE_SIZE), "`property-0` < 500")),
        get(
            "filter, one of all matches",
            random ->
                filtered(
                    pages + PAGE_SIZE, "`property-2` = 'value-" + any(random, 1, models) + "'")),
        Workload.get(
            BFF_PAGE,
            application,
            200,
            random -> BFF + "?namespace=x&page_size=" + about(random, PAGE_SIZE)),
        Workload.get(
            "BFF get a model", application, 200, random -> BFF + "/" + any(random, 1, models)),
        new Workload("create a model", registry, 201, random -> nextModel()));
  }

  private Workload get(String name, Function<SplittableRandom, String> paths) {
    return Workload.get(name, registry, 200, paths);
  }

  /** Page 500, or the last one of a small registry; gets there as a client does, page by page. */
  private Workload farPage(String name, String pages, int items)
      throws IOException, InterruptedException {
    int page = Math.min(FAR_PAGE, items / PAGE_SIZE - 1);
    String token = "";
    for (int i = 1; i < page; i++) {
      Matcher next = TOKEN.matcher(registryServer.get(pages + PAGE_SIZE + token).body());
      if (!next.find()) {
        throw new IllegalStateException("no page behind page " + i + " of " + pages);
      }
      token = "&nextPageToken=" + next.group(1);
    }
    String last = token;
    return get(name, random -> pages + about(random, PAGE_SIZE) + last);
  }

  /**
   * H2 answers a statement with its last result when it comes again with the same values and
   * nothing was written in between. A registry in use is written to, so sizes differ a little.
   */
  static int about(SplittableRandom random, int size) {
    return size - SPREAD + random.nextInt(2 * SPREAD + 1);
  }

  private static int any(SplittableRandom random, int first, int count) {
    return first + random.nextInt(count);
  }

  private static String filtered(String page, String filter) {
    return page + "&filterQuery=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
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
