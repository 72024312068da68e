package dev.atrium.registry.embedded;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * The migrations by name. Flyway can look for them itself, but not in a WAR on Open Liberty: its
 * scanner does not know how that server names a directory inside an archive (Flyway 13.12).
 */
final class MigrationScripts implements ResourceProvider {

  /** Where the scripts are on the class path. */
  static final String DIRECTORY = "db/migration/";

  /** In the order of their versions. */
  static final List<String> NAMES = List.of("V001__entities.sql");

  @Override
  public LoadableResource getResource(String name) {
    return NAMES.contains(name) ? new Script(name) : null;
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    return NAMES.stream()
        .filter(name -> name.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(name::endsWith))
        .<LoadableResource>map(Script::new)
        .toList();
  }

  private static final class Script extends LoadableResource {

    private final String name;

    Script(String name) {
      this.name = name;
    }

    @Override
    public Reader read() {
      InputStream script =
          requireNonNull(
              MigrationScripts.class.getClassLoader().getResourceAsStream(DIRECTORY + name),
              "script is not on the class path");
      return new InputStreamReader(script, StandardCharsets.UTF_8);
    }

    @Override
    public String getAbsolutePath() {
      return DIRECTORY + name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return getAbsolutePath();
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public String getRelativePath() {
      return name;
    }
  }
}
