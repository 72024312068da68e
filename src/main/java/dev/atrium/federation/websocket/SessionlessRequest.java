package dev.atrium.federation.websocket;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;

/**
 * Has no session. Liberty asks for one at each upgrade and would send its cookie with the 101
 * (com.ibm.ws.wsoc in 26.0.0.5).
 */
final class SessionlessRequest extends HttpServletRequestWrapper {

  SessionlessRequest(HttpServletRequest request) {
    super(request);
  }

  @Override
  public HttpSession getSession() {
    return null;
  }

  @Override
  public HttpSession getSession(boolean create) {
    return null;
  }
}
