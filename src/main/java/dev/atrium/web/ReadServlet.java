package dev.atrium.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** What can be read and nothing else; the server keeps the body from whoever asks by HEAD. */
abstract class ReadServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (isRead(request)) {
      doGet(request, response);
    } else {
      refuseWrite(request, response);
    }
  }

  @Override
  protected abstract void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException;

  static boolean isRead(HttpServletRequest request) {
    return List.of("GET", "HEAD").contains(request.getMethod());
  }

  static void refuseWrite(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Allow", "GET, HEAD");
    ContainerAnswers.write(
        response,
        HttpServletResponse.SC_METHOD_NOT_ALLOWED,
        request.getRequestURI(),
        request.getMethod());
  }
}
