package dev.atrium.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** Serves the page at {@code /} and its style, which is a file because pages have none inline. */
public class HomePageServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final String PAGE = "/index.html";
  private static final String STYLE = "/index.css";

  /** Only what is named here is served; the server's own file serving takes any method. */
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      response.setHeader("Allow", "GET, HEAD");
      ContainerAnswers.write(
          response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, request.getRequestURI());
      return;
    }
    boolean isStyle = request.getRequestURI().equals(STYLE);
    byte[] page = contents(isStyle ? STYLE : PAGE);
    response.setContentType((isStyle ? "text/css" : "text/html") + "; charset=utf-8");
    response.setHeader("Cache-Control", "no-cache");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }

  private byte[] contents(String file) throws IOException {
    try (InputStream contents = getServletContext().getResourceAsStream(file)) {
      if (contents == null) {
        throw new FileNotFoundException(file);
      }
      return contents.readAllBytes();
    }
  }
}
