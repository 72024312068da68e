package dev.atrium;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The filters, servlets and error pages that the deployment descriptor declares. */
record WebXml(Path file) {

  /** One line each in the order of the file; none when there is no descriptor. */
  List<String> lines() {
    if (!Files.exists(file)) {
      return List.of();
    }
    Document descriptor = parse();
    return Stream.of(
            mappings(descriptor, "filter-mapping", "filter-name", "FILTER"),
            mappings(descriptor, "servlet-mapping", "servlet-name", "SERVLET"),
            mappings(descriptor, "error-page", "location", "ERROR"))
        .flatMap(List::stream)
        .toList();
  }

  private Document parse() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      return factory.newDocumentBuilder().parse(file.toFile());
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException(file + " cannot be read", e);
    }
  }

  private static List<String> mappings(
      Document descriptor, String element, String targetElement, String verb) {
    List<String> lines = new ArrayList<>();
    NodeList mappings = descriptor.getElementsByTagName(element);
    for (int i = 0; i < mappings.getLength(); i++) {
      Element mapping = (Element) mappings.item(i);
      String target = texts(mapping, targetElement).findFirst().orElse("nothing");
      Stream.of("url-pattern", "error-code", "exception-type")
          .flatMap(name -> texts(mapping, name))
          .map(what -> "%-7s %-60s %-36s %s".formatted(verb, what, "[web.xml]", target))
          .forEach(lines::add);
    }
    return lines;
  }

  private static Stream<String> texts(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    Stream.Builder<String> texts = Stream.builder();
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent().strip());
    }
    return texts.build();
  }
}
