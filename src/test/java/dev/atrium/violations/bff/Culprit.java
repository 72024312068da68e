package dev.atrium.violations.bff;

import dev.atrium.violations.health.Neighbour;
import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

public class Culprit {
  Neighbour neighbour;

  HttpServletRequest request;
  RestClientBuilder builder;
}
