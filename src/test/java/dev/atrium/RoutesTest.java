package dev.atrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class RoutesTest {

  private static final Path GOLDEN = Path.of("src/test/resources/dev/atrium/routes.txt");

  private static final Path WEB_XML = Path.of("src/main/webapp/WEB-INF/web.xml");

  @Test
  void theRoutesAreThoseOfTheGoldenFile() {
    new GoldenFile(GOLDEN, RoutesTest.class)
        .isExactly(
            Stream.of(new Routes(ProductClasses.all()).lines(), new WebXml(WEB_XML).lines())
                .flatMap(List::stream)
                .map(line -> line + "\n")
                .collect(Collectors.joining()));
  }

  @Test
  void everyResourceIsListedByAnApplication() {
    assertThat(new Routes(ProductClasses.all()).forgottenResources()).isEmpty();
  }

  @Test
  void readsVerbPathPermissionAndTarget() {
    assertThat(fixture().lines())
        .containsExactly(
            "FILTER  /*                                                           "
                + "[every request]                      AnyFilter",
            "DELETE  /api/things/{id}                                             "
                + "[WRITE_MODELS: editor admin]         ThingsResource#remove",
            "GET     /api/things/{id}                                             "
                + "[everybody]                          ThingsResource#thing",
            "GET     /api/things/{id}/parts                                       "
                + "[nobody]                             PartsResource#parts");
  }

  @Test
  @DisabledIfSystemProperty(named = "golden.update", matches = "true")
  void theGoldenFileMissesARouteThatNobodyWroteDown(@TempDir Path directory) throws IOException {
    List<String> lines = fixture().lines();
    String forgotten = lines.get(1);
    Path file = directory.resolve("routes.txt");
    Files.writeString(file, String.join("\n", lines).replace(forgotten, ""));

    assertThatThrownBy(
            () -> new GoldenFile(file, RoutesTest.class).isExactly(String.join("\n", lines)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(forgotten);
  }

  @Test
  void seesTheResourceThatNoApplicationLists() {
    assertThat(
            new Routes(
                    List.of(
                        RoutesFixture.ThingsApplication.class,
                        RoutesFixture.ThingsResource.class,
                        RoutesFixture.Forgotten.class))
                .forgottenResources())
        .containsExactly(RoutesFixture.Forgotten.class);
  }

  @Test
  void readsTheDeploymentDescriptor(@TempDir Path directory) throws IOException {
    Path descriptor =
        Files.writeString(
            directory.resolve("web.xml"),
            """
            <web-app>
              <servlet-mapping>
                <servlet-name>pages</servlet-name>
                <url-pattern>/pages/*</url-pattern>
              </servlet-mapping>
              <error-page>
                <error-code>404</error-code>
                <location>/missing</location>
              </error-page>
            </web-app>
            """);

    assertThat(new WebXml(descriptor).lines())
        .containsExactly(
            "SERVLET /pages/*                                                     "
                + "[web.xml]                            pages",
            "ERROR   404                                                          "
                + "[web.xml]                            /missing");
  }

  private static Routes fixture() {
    return new Routes(
        List.of(
            RoutesFixture.ThingsApplication.class,
            RoutesFixture.ThingsResource.class,
            RoutesFixture.AnyFilter.class));
  }
}
