package dev.atrium.problem;

/** Writes a text as JSON where no JSON library is at hand. */
public final class JsonText {

  private JsonText() {}

  /** The text in quotation marks, escaped (RFC 8259, section 7). */
  public static String quoted(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
