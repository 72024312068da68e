package dev.atrium.violations.registry.json;

import dev.atrium.violations.settings.Neighbour;
import jakarta.json.JsonReader;

public class Culprit {
  Neighbour neighbour;

  JsonReader reader;
}
