package dev.atrium.federation.rules;

import static java.util.Objects.requireNonNull;

/** One header field as it stands in a message; several of a name are several of these. */
public record Header(String name, String value) {

  public Header {
    requireNonNull(name, "name is null");
    requireNonNull(value, "value is null");
  }

  public boolean is(String other) {
    return name.equalsIgnoreCase(other);
  }

  /** Whether it can be written to a connection without becoming something else there. */
  boolean isWritable() {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c == 127 || c > 255) {
        return false;
      }
    }
    for (int i = 0; i < name.length(); i++) {
      if (!isTokenCharacter(name.charAt(i))) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private static boolean isTokenCharacter(int c) {
    return c > ' ' && c < 127 && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
  }
}
