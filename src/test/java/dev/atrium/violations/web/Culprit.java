package dev.atrium.violations.web;

import dev.atrium.violations.registry.embedded.Neighbour;
import org.eclipse.microprofile.config.Config;
import tools.jackson.core.JsonParser;

public class Culprit {
  Neighbour neighbour;

  JsonParser parser;
  Config config;
}
