package dev.atrium.bff;

import dev.atrium.registry.EntityDocument;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The answers that are more than a body. */
final class Answers {

  private Answers() {}

  /** 201 with the path of the new entity below the path that was posted to. */
  static Response created(UriInfo uri, EntityDocument document) {
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.LOCATION, location(uri.getRequestUri().getRawPath(), document))
        .entity(document.json())
        .build();
  }

  /**
   * A path without a host: the client resolves it itself, and the Host header it sent, which
   * anybody can forge, goes nowhere.
   */
  static String location(String collectionPath, EntityDocument document) {
    return collectionPath.replaceFirst("(;[^/]*)?/*$", "") + "/" + document.id();
  }

  static Response ok(EntityDocument document) {
    return Response.ok(document.json()).build();
  }

  static Response error(Failure failure) {
    return errorBuilder(failure).build();
  }

  static Response.ResponseBuilder errorBuilder(Failure failure) {
    return Response.status(failure.status()).type(MediaType.APPLICATION_JSON_TYPE).entity(failure);
  }
}
