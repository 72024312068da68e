package dev.atrium.registry.embedded;

import java.util.ArrayList;
import java.util.List;

/**
 * A list of texts in one column: each behind its length and a colon, so that any character may be
 * in it and none has to be escaped.
 */
final class TextList {

  private TextList() {}

  static String format(List<String> texts) {
    StringBuilder column = new StringBuilder();
    for (String text : texts) {
      column.append(text.length()).append(':').append(text);
    }
    return column.toString();
  }

  static List<String> parse(String column) {
    List<String> texts = new ArrayList<>();
    int position = 0;
    while (position < column.length()) {
      int colon = column.indexOf(':', position);
      int end = colon + 1 + Integer.parseInt(column, position, colon, 10);
      texts.add(column.substring(colon + 1, end));
      position = end;
    }
    return texts;
  }
}
