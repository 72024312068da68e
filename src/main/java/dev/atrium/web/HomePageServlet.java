package dev.atrium.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** Serves the page at {@code /}. */
public class HomePageServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final String PAGE = "/index.html";

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
    byte[] page = page();
    response.setContentType("text/html; charset=utf-8");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "no-cache");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }

  private byte[] page() throws IOException {
    try (InputStream page = getServletContext().getResourceAsStream(PAGE)) {
      if (page == null) {
        throw new FileNotFoundException(PAGE);
      }
      return page.readAllBytes();
    }
  }
}
