package dev.atrium.registry.embedded.filter;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Filter queries as nobody would think of them: well formed ones, and mere words in any order. */
final class RandomQueries {

  private static final List<String> NAMES =
      words(
          "id name state externalId registeredModelId score framework epochs accuracy deployed note"
              + " `a.int_value` epochs.int_value epochs.string_value accuracy.double_value"
              + " deployed.bool_value nosuch");
  private static final List<String> OPERATORS = words("= != <> < <= > >= LIKE ilike");
  private static final List<String> VALUES =
      words(
          "5 -7 1 0 12 0.5 1.0 -0.0 5e0 1e300 9223372036854775807 true FALSE 'LIVE' '5' '0.91' ''"
              + " 'pytorch' \"PyTorch\" '%t%r%h' 'b_rt%' '%\\%' '%!' '\\\\' '%ÖSSE%' 'O''Brien'");
  private static final List<String> WORDS = words("( ) , AND or IN -- ' \" ` \\ . :f0 ? 😀");

  private final Random random;

  RandomQueries(Random random) {
    this.random = requireNonNull(random, "random is null");
  }

  String wellFormed(int depth) {
    int choice = depth == 0 ? 0 : random.nextInt(4);
    return switch (choice) {
      case 1 -> wellFormed(depth - 1) + " AND " + wellFormed(depth - 1);
      case 2 -> wellFormed(depth - 1) + " OR " + wellFormed(depth - 1);
      case 3 -> "(" + wellFormed(depth - 1) + ")";
      default -> condition();
    };
  }

  String words() {
    return Stream.generate(() -> oneOf(oneOf(List.of(NAMES, OPERATORS, VALUES, WORDS))))
        .limit(random.nextInt(12))
        .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
  }

  private String condition() {
    if (random.nextInt(4) > 0) {
      return oneOf(NAMES) + " " + oneOf(OPERATORS) + " " + oneOf(VALUES);
    }
    return oneOf(NAMES)
        + " IN "
        + Stream.generate(() -> oneOf(VALUES))
            .limit(random.nextInt(4))
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
