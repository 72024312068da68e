package dev.atrium.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.atrium.health.HealthReport;
import dev.atrium.health.Probes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;

/**
 * Answers the probes of MicroProfile Health. The server's own feature would answer them beyond
 * every filter of ours and on each of its ports.
 */
public class HealthServlet extends ReadServlet {

  private static final long serialVersionUID = 1L;

  private static final Map<String, Function<Probes, HealthReport>> REPORTS =
      Map.of(
          PublicPaths.HEALTH,
          Probes::all,
          PublicPaths.HEALTH + "/started",
          Probes::started,
          PublicPaths.HEALTH + "/live",
          Probes::live,
          PublicPaths.HEALTH + "/ready",
          Probes::ready);

  private final transient Probes probes;

  @Inject
  public HealthServlet(Probes probes) {
    this.probes = requireNonNull(probes, "probes is null");
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HealthReport report = REPORTS.get(request.getServletPath()).apply(probes);
    byte[] body = report.json().getBytes(UTF_8);
    response.setStatus(
        report.isUp() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    ApiHeadersFilter.addTo(response);
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
