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

  private static final ServerVariables SERVER = new ServerVariables(Path.of("liberty"));

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
    assertThat(reference.undeclaredVariables())
        .noneMatch(variable -> variable.description().isBlank());
  }

  /** A default written twice is a default that will differ. */
  @Test
  void noSettingIsDeclaredTwice() {
    assertThat(reference.settings().stream().collect(groupingBy(Setting::key)).values())
        .allMatch(same -> same.size() == 1);
  }

  /** The server needs its defaults before the application can tell it any. */
  @Test
  void theServerHasTheDefaultsOfTheSettings() {
    assertThat(reference.contradictions()).isEmpty();
  }

  @Test
  void seesTheSettingThatItsClassDoesNotList() {
    assertThat(fixture(SERVER).unlisted()).containsExactly("LampConfig.FORGOTTEN");
  }

  @Test
  void writesASectionPerClassAndARowPerSetting(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("readme.txt"), "not configuration");
    Files.writeString(
        directory.resolve("server.xml"),
        """
            <server>
              <variable name="lamp.port" defaultValue="8080"/> <!-- Where it listens. -->
              <variable name="lamp.level" defaultValue="4"/>
              <variable name="lamp.secret" defaultValue=""/>
              <!-- Not about the variable. -->
            </server>
            """);

    ConfigurationReference lamp = fixture(new ServerVariables(directory));

    assertThat(lamp.contradictions()).containsExactly("lamp.level is '3' and '4'");
    assertThat(lamp.markdown())
        .endsWith(
            """

            ## Lamp

            How bright the lamp is, in `lumen`.

            | Key | Environment variable | Type | Default | Description |
            |---|---|---|---|---|
            | `lamp.level` | `LAMP_LEVEL` | number | `3` | How bright. |
            | `lamp.maker.url` | `LAMP_MAKER_URL` | url |  | Who made it. |

            ## Server

            Variables of `liberty/`, which the server alone reads.

            | Key | Environment variable | Type | Default | Description |
            |---|---|---|---|---|
            | `lamp.port` | `LAMP_PORT` | text | `8080` | Where it listens. |
            | `lamp.secret` | `LAMP_SECRET` | text |  |  |
            """);
  }

  private static ConfigurationReference fixture(ServerVariables variables) {
    return new ConfigurationReference(
        List.of(LampConfig.class), Path.of("src/test/java"), variables);
  }
}
