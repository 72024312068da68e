package dev.atrium.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which of the encodings there are a client wants (RFC 9110, section 12.5.3). */
final class AcceptedEncoding {

  /** The smallest first. */
  private static final List<String> PREFERRED = List.of("br", "gzip");

  private AcceptedEncoding() {}

  /**
   * The best of the {@code available} ones; the empty name, which is always there, stands for
   * plain.
   *
   * @param header the client's {@code Accept-Encoding}, or null
   */
  static String best(String header, Set<String> available) {
    return PREFERRED.stream()
        .filter(available::contains)
        .filter(encoding -> header != null && accepts(header, encoding))
        .findFirst()
        .orElse("");
  }

  private static boolean accepts(String header, String encoding) {
    for (String element : header.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = element.split(";", 2);
      if (parts[0].strip().equals(encoding)) {
        return parts.length == 1 || !parts[1].strip().matches("q\\s*=\\s*0(\\.0*)?");
      }
    }
    return false;
  }
}
