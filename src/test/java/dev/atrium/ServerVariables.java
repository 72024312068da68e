package dev.atrium;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The variables that the server's configuration declares, each with the comment behind it. */
record ServerVariables(Path serverXml) {

  /** In the order of the file. */
  List<Variable> all() {
    List<Variable> variables = new ArrayList<>();
    NodeList elements = elements();
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

  private NodeList elements() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(serverXml.toFile())
          .getElementsByTagName("variable");
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException(serverXml + " cannot be read", e);
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
