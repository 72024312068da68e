package dev.atrium.violations.bff;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("everything")
public class OpenResource {
  @GET
  public String everything() {
    return "everything";
  }
}
