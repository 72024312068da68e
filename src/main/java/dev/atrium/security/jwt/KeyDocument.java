package dev.atrium.security.jwt;

import java.io.IOException;

/** Where an issuer publishes its keys. */
@FunctionalInterface
interface KeyDocument {

  /** What it says now. */
  byte[] read() throws IOException;
}
