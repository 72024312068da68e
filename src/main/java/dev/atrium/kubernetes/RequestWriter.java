package dev.atrium.kubernetes;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.Pair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * The client library as far as it writes requests. It holds no credential: each call is given its
 * own when it is sent. Its JSON is left out for the reasons that {@link ClusterJson} gives; with it
 * the first call would take twice the time and memory.
 */
final class RequestWriter extends ApiClient {

  RequestWriter(OkHttpClient client, String address) {
    super(client);
    setBasePath(address);
  }

  /** Called by the constructor above; what it leaves out is the JSON and the place for secrets. */
  @Override
  protected void init() {
    verifyingSsl = true;
    authentications = new HashMap<>();
    setUserAgent("atrium");
  }

  @Override
  public RequestBody serialize(Object document, String contentType) {
    return RequestBody.create(ClusterJson.write(document), MediaType.parse("application/json"));
  }

  /** Makes the request of a generated method; nothing is sent. */
  @FunctionalInterface
  interface Draft {
    Call build() throws ApiException;
  }

  static Request request(Draft draft) {
    try {
      return draft.build().request();
    } catch (ApiException e) {
      throw new IllegalArgumentException("a request lacks a parameter", e);
    }
  }

  /** A list, or with {@code watch=true} what happens to it. */
  Request list(String path, Map<String, String> query) {
    List<Pair> pairs = new ArrayList<>();
    query.forEach((name, value) -> pairs.add(new Pair(name, value)));
    Map<String, String> headers = new HashMap<>(Map.of("Accept", "application/json"));
    return request(
        () ->
            buildCall(
                null,
                path,
                "GET",
                pairs,
                new ArrayList<>(),
                null,
                headers,
                new HashMap<>(),
                new HashMap<>(),
                new String[0],
                null));
  }
}
