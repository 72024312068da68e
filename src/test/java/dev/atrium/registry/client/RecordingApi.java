package dev.atrium.registry.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes each request down, not encoded, and answers nothing. */
final class RecordingApi implements RegistryApi {

  private String last;

  String last() {
    return last;
  }

  @Override
  public Response get(String path, RegistryQuery query) {
    return note("GET " + path + text(query));
  }

  @Override
  public Response post(String path, byte[] entity) {
    return note("POST " + path + " " + new String(entity, UTF_8));
  }

  @Override
  public Response patch(String path, byte[] changes) {
    return note("PATCH " + path + " " + new String(changes, UTF_8));
  }

  private Response note(String request) {
    last = request;
    return null;
  }

  private static String text(RegistryQuery query) {
    if (query.verbatim != null) {
      return query.verbatim.isEmpty() ? "" : "?" + query.verbatim;
    }
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("name", query.name);
    parameters.put("externalId", query.externalId);
    parameters.put("parentResourceId", query.parentResourceId);
    parameters.put("artifactType", query.artifactType);
    parameters.put("filterQuery", query.filterQuery);
    parameters.put("pageSize", query.pageSize);
    parameters.put("orderBy", query.orderBy);
    parameters.put("sortOrder", query.sortOrder);
    parameters.put("nextPageToken", query.nextPageToken);
    return parameters.entrySet().stream()
        .filter(parameter -> parameter.getValue() != null)
        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
        .collect(Collectors.joining("&", "?", ""));
  }
}
