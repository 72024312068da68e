package dev.atrium.federation.rules;

import dev.atrium.http.AcceptedEncodings;
import java.util.List;
import java.util.Optional;

/** Which compressions a client understands, written in one way so that answers can be shared. */
public final class Encodings {

  private Encodings() {}

  /** The known ones in a fixed order, {@code identity} when there is none. */
  public static String of(Optional<String> acceptEncoding) {
    List<String> accepted = AcceptedEncodings.of(acceptEncoding.orElse(""));
    return accepted.isEmpty() ? "identity" : String.join(", ", accepted);
  }
}
