package dev.atrium.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers every path that nobody else takes. Left to the server, each such request would be an
 * exception, an incident report on the disk and three log entries, which is more than a stranger
 * should be able to cause.
 */
public class UnknownPathServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ContainerAnswers.write(response, HttpServletResponse.SC_NOT_FOUND, request.getRequestURI());
  }
}
