package dev.atrium.bff;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;

/** The parts of a request and of an answer, as resource methods get and give them. */
final class Requests {

  static final String JSON = "application/json";

  private Requests() {}

  /** The address of a request of which only the query matters, for example {@code a=1&b=2}. */
  static UriInfo query(String query) {
    MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
      String[] parts = pair.split("=", 2);
      parameters.add(parts[0], parts[1]);
    }
    return (UriInfo)
        Proxy.newProxyInstance(
            Requests.class.getClassLoader(),
            new Class<?>[] {UriInfo.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getQueryParameters")) {
                return parameters;
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }

  static InputStream body(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  static String text(StreamingOutput answer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    answer.write(out);
    return text(out.toByteArray());
  }
}
