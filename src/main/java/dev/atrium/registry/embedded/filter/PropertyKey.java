package dev.atrium.registry.embedded.filter;

import static java.util.Objects.requireNonNull;

/**
 * The short form of a property's text that is indexed. Whoever stores a property and whoever looks
 * for it must shorten alike.
 */
public final class PropertyKey {

  /** No key is longer, counted in UTF-16 units and so in code points too. */
  public static final int MAX_LENGTH = 255;

  private PropertyKey() {}

  /** The beginning of the text; a surrogate pair is not split, PostgreSQL takes no half of one. */
  public static String of(String text) {
    requireNonNull(text, "text is null");
    if (text.length() <= MAX_LENGTH) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1));
    return text.substring(0, splitsPair ? MAX_LENGTH - 1 : MAX_LENGTH);
  }

  /** Whether another text than this one can have the same key. */
  static boolean isAmbiguousFor(String text) {
    return text.length() >= MAX_LENGTH - 1;
  }
}
