package dev.atrium;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReferenceTest {

  private static final ServerVariables SERVER = new ServerVariables(Path.of("liberty/server.xml"));

  private final ConfigurationReference reference =
      new ConfigurationReference(ProductClasses.all(), Path.of("src/main/java"), SERVER);

  @Test
  void theReferencePageSaysWhatTheCodeDeclares() {
    new GoldenFile(Path.of("docs/configuration.md"), ConfigurationReferenceTest.class)
        .isExactly(reference.markdown());
  }

  @Test
  void everySettingIsListed() {
    assertThat(reference.unlisted()).isEmpty();
  }

  @Test
  void everySettingHasADescription() {
    assertThat(reference.settings()).noneMatch(setting -> setting.description().isBlank());
    assertThat(SERVER.all()).noneMatch(variable -> variable.description().isBlank());
  }

  /** A default written twice is a default that will differ. */
  @Test
  void noSettingIsDeclaredTwice() {
    assertThat(reference.settings().stream().collect(groupingBy(Setting::key)).values())
        .allMatch(same -> same.size() == 1);
    assertThat(reference.settings())
        .extracting(Setting::key)
        .doesNotContainAnyElementsOf(
            SERVER.all().stream().map(ServerVariables.Variable::name).toList());
  }

  @Test
  void seesTheSettingThatItsClassDoesNotList() {
    assertThat(fixture(Path.of("src/test/java"), SERVER).unlisted())
        .containsExactly("LampConfig.FORGOTTEN");
  }

  @Test
  void writesASectionPerClassAndARowPerSetting(@TempDir Path directory) throws IOException {
    Path serverXml =
        Files.writeString(
            directory.resolve("server.xml"),
            """
            <server>
              <variable name="lamp.port" defaultValue="8080"/> <!-- Where it listens. -->
              <variable name="lamp.secret" defaultValue=""/>
              <!-- Not about the variable. -->
            </server>
            """);

    assertThat(fixture(Path.of("src/test/java"), new ServerVariables(serverXml)).markdown())
        .endsWith(
            """

            ## Lamp

            How bright the lamp is, in `lumen`.

            | Key | Environment variable | Type | Default | Description |
            |---|---|---|---|---|
            | `lamp.level` | `LAMP_LEVEL` | number | `3` | How bright. |
            | `lamp.maker.url` | `LAMP_MAKER_URL` | url |  | Who made it. |

            ## Server

            Variables of `liberty/server.xml`, read before the application starts.

            | Key | Environment variable | Type | Default | Description |
            |---|---|---|---|---|
            | `lamp.port` | `LAMP_PORT` | text | `8080` | Where it listens. |
            | `lamp.secret` | `LAMP_SECRET` | text |  |  |
            """);
  }

  private static ConfigurationReference fixture(Path sources, ServerVariables variables) {
    return new ConfigurationReference(List.of(LampConfig.class), sources, variables);
  }
}
