package dev.atrium.registry.client;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The Kubeflow model registry's API by its methods. Which entity lies at which path is {@link
 * RegistryRequest}'s knowledge; {@link VerbatimAddress} puts it on the request. Templates would say
 * the same, but the engine copies its whole configuration for each value that it fills in.
 */
// Public, because the engine defines its proxies in a class loader of its own.
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface RegistryApi {

  @GET
  Response get(@HeaderParam(VerbatimAddress.PATH) String path, @BeanParam RegistryQuery query);

  @POST
  Response post(@HeaderParam(VerbatimAddress.PATH) String path, byte[] entity);

  @PATCH
  Response patch(@HeaderParam(VerbatimAddress.PATH) String path, byte[] changes);
}
