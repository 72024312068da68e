package dev.atrium.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.settings.DeploymentConfig;
import dev.atrium.settings.InvalidSettingException;
import dev.atrium.testing.MapConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesConfigTest {

  private static final PagesConfig DEFAULTS = new PagesConfig("by-mode", "/", "kubeflow", "");

  @Test
  void hasTheseDefaults() {
    assertThat(PagesConfig.from(MapConfig.of(Map.of()))).isEqualTo(DEFAULTS);
  }

  @Test
  void readsEveryProperty() {
    assertThat(PagesConfig.settings()).hasSize(4);
    assertThat(
            PagesConfig.from(
                MapConfig.of(
                    Map.of(
                        "atrium.pages.theme", "mui-theme",
                        "atrium.pages.base-path", "/model-registry/",
                        "atrium.pages.namespace", "team-a",
                        "atrium.pages.sign-out", "/oauth2/sign_out"))))
        .isEqualTo(new PagesConfig("mui-theme", "/model-registry/", "team-a", "/oauth2/sign_out"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "/x", "x/", "//", "/../", "/a\"b/", "/<script>/"})
  void refusesABasePathThatIsNone(String path) {
    assertThatThrownBy(() -> new PagesConfig("by-mode", path, "kubeflow", ""))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "atrium.pages.base-path must be a path like /models/, but is '%s'".formatted(path));
  }

  @Test
  void refusesANamespaceThatKubernetesWouldRefuse() {
    assertThatThrownBy(() -> new PagesConfig("by-mode", "/", "Team A", ""))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("atrium.pages.namespace must be 1 to 63 lower case letters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"javascript:alert(1)", "//evil.example", "http://sso.example/", "out", "/a\"b"})
  void refusesASignOutThatCouldBeSomethingElse(String address) {
    assertThatThrownBy(() -> new PagesConfig("by-mode", "/", "kubeflow", address))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("atrium.pages.sign-out must be a path like /oauth2/sign_out");
  }

  @Test
  void looksLikeKubeflowInsideOfIt() {
    assertThat(PageSettingsServlet.json(mode("KUBEFLOW"), DEFAULTS))
        .isEqualTo(
            """
            {"mode":"kubeflow","theme":"mui-theme","namespace":"kubeflow","signOut":""}""");
    assertThat(
            PageSettingsServlet.json(
                mode("STANDALONE"),
                new PagesConfig("mui-theme", "/", "team-a", "https://sso.example.com/logout?a=b")))
        .isEqualTo(
            """
            {"mode":"standalone","theme":"mui-theme","namespace":"team-a","signOut":"https://sso.example.com/logout?a=b"}""");
  }

  private static DeploymentConfig mode(String name) {
    return new DeploymentConfig(DeploymentConfig.Mode.valueOf(name));
  }
}
