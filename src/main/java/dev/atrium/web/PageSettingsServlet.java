package dev.atrium.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.atrium.problem.JsonText;
import dev.atrium.settings.DeploymentConfig;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/** Tells the pages what they are a part of, so that one build of them serves every mode. */
public class PageSettingsServlet extends ReadServlet {

  private static final long serialVersionUID = 1L;

  private final transient byte[] settings;

  @Inject
  public PageSettingsServlet(DeploymentConfig deployment, PagesConfig pages) {
    requireNonNull(deployment, "deployment is null");
    requireNonNull(pages, "pages is null");
    this.settings = json(deployment, pages).getBytes(UTF_8);
  }

  static String json(DeploymentConfig deployment, PagesConfig pages) {
    String byMode = deployment.isKubeflow() ? PagesConfig.MUI : PagesConfig.PATTERNFLY;
    String theme = pages.theme().equals(PagesConfig.BY_MODE) ? byMode : pages.theme();
    return "{\"mode\":%s,\"theme\":%s,\"namespace\":%s,\"signOut\":%s}"
        .formatted(
            JsonText.quoted(deployment.mode().name().toLowerCase(Locale.ROOT)),
            JsonText.quoted(theme),
            JsonText.quoted(pages.namespace()),
            JsonText.quoted(pages.signOut()));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json");
    response.setContentLength(settings.length);
    response.getOutputStream().write(settings);
  }
}
