package dev.atrium.registry.embedded.filter;

/** What a number looks like: {@code 5}, {@code -0.5}, {@code .5}, {@code +1.7e12}. */
final class NumberSyntax {

  private NumberSyntax() {}

  static boolean matches(String text) {
    return !text.isEmpty() && end(text, 0) == text.length();
  }

  /**
   * Where the number that begins at {@code start} ends, or {@code start} when none begins there.
   */
  static int end(String text, int start) {
    int whole = isSign(text, start) ? start + 1 : start;
    int afterWhole = afterDigits(text, whole);
    int end = afterWhole;
    if (isOneOf(text, afterWhole, ".") && isDigit(text, afterWhole + 1)) {
      end = afterDigits(text, afterWhole + 1);
    }
    return end == whole ? start : afterExponent(text, end);
  }

  private static int afterExponent(String text, int index) {
    if (!isOneOf(text, index, "eE")) {
      return index;
    }
    int digits = isSign(text, index + 1) ? index + 2 : index + 1;
    return isDigit(text, digits) ? afterDigits(text, digits) : index;
  }

  private static int afterDigits(String text, int index) {
    int end = index;
    while (isDigit(text, end)) {
      end++;
    }
    return end;
  }

  private static boolean isSign(String text, int index) {
    return isOneOf(text, index, "+-");
  }

  private static boolean isDigit(String text, int index) {
    return isOneOf(text, index, "0123456789");
  }

  private static boolean isOneOf(String text, int index, String characters) {
    return index < text.length() && characters.indexOf(text.charAt(index)) >= 0;
  }
}
