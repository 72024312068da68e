package dev.atrium.registry.embedded.filter;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** What a comparison is about: a name, and perhaps which type of value of that name. */
record PropertyReference(String name, Optional<PropertyColumn> suffix) {

  PropertyReference {
    requireNonNull(name, "name is null");
    requireNonNull(suffix, "suffix is null");
  }

  /** Reads a name written without backticks, where a type suffix counts. */
  static PropertyReference parse(String written) {
    int dot = written.lastIndexOf('.');
    Optional<PropertyColumn> suffix = PropertyColumn.ofSuffix(written.substring(dot + 1));
    return dot > 0 && suffix.isPresent()
        ? new PropertyReference(written.substring(0, dot), suffix)
        : untyped(written);
  }

  static PropertyReference untyped(String name) {
    return new PropertyReference(name, Optional.empty());
  }
}
