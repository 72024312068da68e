package dev.atrium;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The variables that the server's configuration declares, each with the comment behind it. */
record ServerVariables(Path directory) {

  /** In the order of the files and of what is in them. */
  List<Variable> all() {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".xml"))
          .sorted()
          .flatMap(file -> variablesOf(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Variable> variablesOf(Path file) {
    NodeList elements = parse(file).getElementsByTagName("variable");
    List<Variable> variables = new ArrayList<>();
    for (int i = 0; i < elements.getLength(); i++) {
      Element element = (Element) elements.item(i);
      variables.add(
          new Variable(
              element.getAttribute("name"),
              element.getAttribute("defaultValue"),
              commentBehind(element)));
    }
    return variables;
  }

  private static Document parse(Path file) {
    try {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException(file + " cannot be read", e);
    }
  }

  private static String commentBehind(Element element) {
    Node next = element.getNextSibling();
    while (next != null
        && next.getNodeType() == Node.TEXT_NODE
        && !next.getTextContent().contains("\n")) {
      next = next.getNextSibling();
    }
    boolean isComment = next != null && next.getNodeType() == Node.COMMENT_NODE;
    return isComment ? next.getTextContent().strip() : "";
  }

  /**
   * One of them; Liberty looks for the environment variable of the same name as MicroProfile does.
   */
  record Variable(String name, String value, String description) {
    String environmentVariable() {
      return name.replaceAll("[^A-Za-z0-9_]", "_").toUpperCase(Locale.ROOT);
    }
  }
}
