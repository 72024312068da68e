package dev.atrium.registry;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * The id of an entity: a positive whole number that fits 32 bits, written as a string on the wire
 * (Kubeflow OpenAPI, path parameters).
 */
public record EntityId(int number) {

  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,10}");

  /**
   * Reads an id a client sent.
   *
   * @param what names the id in the refusal, for example {@code registered model}
   * @throws RegistryException {@code REJECTED} when the text is not a number or does not fit 32
   *     bits
   */
  public static EntityId parse(String what, String text) {
    requireNonNull(text, "text is null");
    if (DIGITS.matcher(text).matches()) {
      long number = Long.parseLong(text);
      if (number <= Integer.MAX_VALUE) {
        return new EntityId((int) number);
      }
    }
    throw RegistryException.rejected("invalid " + what + " ID: '" + printable(text) + "'");
  }

  private static String printable(String text) {
    String shortened = text.length() > 40 ? text.substring(0, 40) + "..." : text;
    return shortened.replaceAll("[^ -~]", "?");
  }

  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
