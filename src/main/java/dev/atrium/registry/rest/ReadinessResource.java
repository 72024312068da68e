package dev.atrium.registry.rest;

import static java.util.Objects.requireNonNull;

import dev.atrium.problem.JsonText;
import dev.atrium.registry.EntityCollection;
import dev.atrium.registry.EntityPage;
import dev.atrium.registry.ListQuery;
import dev.atrium.registry.ModelRegistry;
import dev.atrium.registry.Paging;
import dev.atrium.registry.RegistryException;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What probes of the upstream server ask: is the schema as it should be, and can one of every kind
 * of entity be listed (contract, section 1.1). Answers below the two paths are the same.
 */
@RequestScoped
@Path("")
@Produces(MediaType.WILDCARD)
public class ReadinessResource {

  private static final String OK = "OK";

  private final ModelRegistry registry;

  /** For the CDI client proxy only. */
  protected ReadinessResource() {
    this.registry = null;
  }

  @Inject
  public ReadinessResource(ModelRegistry registry) {
    this.registry = requireNonNull(registry, "registry is null");
  }

  @GET
  @Path("isDirty{below: (/.*)?}")
  @PermitAll
  public Response isDirty(@QueryParam("format") String format) {
    return answer(format, Map.of("database", check(registry::checkReachable)));
  }

  @GET
  @Path("health{below: (/.*)?}")
  @PermitAll
  public Response health(@QueryParam("format") String format) {
    Map<String, String> checks = new LinkedHashMap<>();
    checks.put("database", check(registry::checkReachable));
    for (EntityCollection collection : EntityCollection.values()) {
      checks.put(collection.path(), check(() -> listOne(collection)));
    }
    return answer(format, checks);
  }

  private void listOne(EntityCollection collection) {
    try (EntityPage page = registry.list(collection, ListQuery.all(Paging.of(1)))) {
      page.writeItems(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new IllegalStateException("the null stream refused", e);
    }
  }

  private static String check(Runnable check) {
    try {
      check.run();
      return OK;
    } catch (RegistryException e) {
      return e.getMessage();
    }
  }

  private static Response answer(String format, Map<String, String> checks) {
    String message =
        checks.values().stream().filter(result -> !result.equals(OK)).findFirst().orElse(OK);
    boolean isReady = message.equals(OK);
    boolean wantsJson = "json".equals(format);
    return Response.status(isReady ? 200 : 503)
        .type(wantsJson ? MediaType.APPLICATION_JSON_TYPE : MediaType.TEXT_PLAIN_TYPE)
        .entity(wantsJson ? json(isReady, checks) : message)
        .build();
  }

  private static String json(boolean isReady, Map<String, String> checks) {
    String members =
        checks.entrySet().stream()
            .map(check -> JsonText.quoted(check.getKey()) + ":" + JsonText.quoted(check.getValue()))
            .collect(Collectors.joining(","));
    return "{\"status\":\"" + (isReady ? "pass" : "fail") + "\",\"checks\":{" + members + "}}";
  }
}
