package dev.atrium.registry.client;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The Kubeflow model registry's API by the shapes of its paths. Which entity lies at which path is
 * {@link RegistryRequest}'s knowledge.
 */
// Public, because the engine defines its proxies in a class loader of its own. No @Path here: with
// one, Liberty's builder reads "//{collection}" and finds no variable in it.
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface RegistryApi {

  @GET
  @Path("/{collection}")
  Response query(@PathParam("collection") String collection, @BeanParam RegistryQuery query);

  @GET
  @Path("/{collection}/{id}")
  Response get(@PathParam("collection") String collection, @PathParam("id") String id);

  @GET
  @Path("/{collection}/{id}/{children}")
  Response queryBelow(
      @PathParam("collection") String collection,
      @PathParam("id") String id,
      @PathParam("children") String children,
      @BeanParam RegistryQuery query);

  @POST
  @Path("/{collection}")
  Response create(@PathParam("collection") String collection, byte[] entity);

  @POST
  @Path("/{collection}/{id}/{children}")
  Response createBelow(
      @PathParam("collection") String collection,
      @PathParam("id") String id,
      @PathParam("children") String children,
      byte[] entity);

  @PATCH
  @Path("/{collection}/{id}")
  Response update(
      @PathParam("collection") String collection, @PathParam("id") String id, byte[] changes);
}
