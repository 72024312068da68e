package dev.atrium.registry.rest;

/** The two versions of the API, as the first segment of a path, and where they differ. */
public enum ApiVersion {
  V1ALPHA3,
  /** Refuses an {@code orderBy} it does not know (KEP-0004), and a {@code sortOrder}. */
  V1;

  /** A path parameter that matches the versions' segments and nothing else. */
  static final String PATH = "{version: v1|v1alpha3}";

  /** Called by JAX-RS with the path segment. */
  public static ApiVersion fromString(String segment) {
    return "v1".equals(segment) ? V1 : V1ALPHA3;
  }

  boolean isStrictAboutOrder() {
    return this == V1;
  }
}
