package dev.atrium.web;

import dev.atrium.problem.RequestId;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Answers requests that the container itself gave up. */
public class ErrorServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(ErrorServlet.class.getName());

  /** Any method may have failed, so all are answered here. */
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getDispatcherType() != DispatcherType.ERROR) {
      // The path of this servlet is no address for clients.
      ContainerAnswers.write(response, HttpServletResponse.SC_NOT_FOUND, null, request.getMethod());
      return;
    }
    String id = identified(request, response);
    int status = statusOf(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
    if (status >= 500
        && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
      LOG.log(Level.SEVERE, "Request " + id + " failed outside every route", failure);
    }
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    ContainerAnswers.write(
        response, status, path instanceof String raw ? raw : null, request.getMethod());
  }

  static int statusOf(Object attribute) {
    return attribute instanceof Integer status && status >= 400 && status <= 599
        ? status
        : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
  }

  /** The container refuses some requests before any filter has seen them; they get an id here. */
  private static String identified(HttpServletRequest request, HttpServletResponse response) {
    if (request.getAttribute(RequestId.ATTRIBUTE) instanceof String id) {
      return id;
    }
    String id = RequestIdFilter.idFor(request.getHeader(RequestId.HEADER));
    response.setHeader(RequestId.HEADER, id);
    return id;
  }
}
