package dev.atrium.federation.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which compressions a client understands, written in one way so that answers can be shared. */
public final class Encodings {

  private static final List<String> KNOWN = List.of("br", "gzip", "zstd");

  private Encodings() {}

  /** The known ones in a fixed order, {@code identity} when there is none. */
  public static String of(Optional<String> acceptEncoding) {
    if (acceptEncoding.isEmpty()) {
      return "identity";
    }
    List<String> accepted = new ArrayList<>();
    for (String element : acceptEncoding.get().toLowerCase(Locale.ROOT).split(",", -1)) {
      String name = element.replaceFirst(";.*", "").strip();
      boolean isRefused = element.matches(".*;\\s*q=0(\\.0*)?\\s*");
      if (KNOWN.contains(name) && !isRefused) {
        accepted.add(name);
      }
    }
    accepted.sort(null);
    return accepted.isEmpty() ? "identity" : String.join(", ", accepted);
  }
}
