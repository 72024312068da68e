package dev.atrium.violations.bff;

import jakarta.inject.Inject;

public class Injected {
  @Inject String field;
}
