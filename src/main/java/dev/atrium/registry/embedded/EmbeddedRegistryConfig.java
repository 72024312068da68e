package dev.atrium.registry.embedded;

import static java.util.Objects.requireNonNull;

import dev.atrium.settings.InvalidSettingException;
import dev.atrium.settings.Setting;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * Where the embedded registry keeps its data. The server opens the data source from the same
 * settings (liberty/server.xml); here they are checked before it does.
 */
public record EmbeddedRegistryConfig(
    String dataDirectory, String databaseUrl, boolean hasDemoData) {

  public static final Setting<String> DATA_DIRECTORY =
      Setting.text(
          "atrium.data.dir",
          "./data",
          "Directory of the embedded database: absolute, or starting with ./ below the server's"
              + " output directory");

  public static final Setting<String> DATABASE_URL =
      Setting.text(
          "atrium.db.url",
          "jdbc:h2:file:${atrium.data.dir}/registry;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
          "JDBC URL of the database, jdbc:h2: or jdbc:postgresql:");

  public static final Setting<String> DATABASE_USER =
      Setting.text("atrium.db.user", "atrium", "User of the database");

  public static final Setting<String> DATABASE_PASSWORD =
      Setting.text(
          "atrium.db.password", "", "Password of the database user; from the environment only");

  public static final Setting<Boolean> DEMO_DATA =
      Setting.flag(
          "atrium.demo.data", false, "Put a small set of example models into an empty registry");

  public EmbeddedRegistryConfig {
    requireNonNull(dataDirectory, "dataDirectory is null");
    requireNonNull(databaseUrl, "databaseUrl is null");
    if (!dataDirectory.startsWith("/") && !dataDirectory.startsWith("./")) {
      throw new InvalidSettingException(
          DATA_DIRECTORY.key()
              + " must be absolute or start with ./, but is '"
              + dataDirectory
              + "'",
          DATA_DIRECTORY);
    }
    if (!databaseUrl.startsWith("jdbc:h2:") && !databaseUrl.startsWith("jdbc:postgresql:")) {
      // The value is left out: people put passwords into JDBC URLs.
      throw new InvalidSettingException(
          DATABASE_URL.key() + " must start with jdbc:h2: or jdbc:postgresql:", DATABASE_URL);
    }
  }

  public static EmbeddedRegistryConfig from(Config config) {
    return new EmbeddedRegistryConfig(
        DATA_DIRECTORY.read(config), DATABASE_URL.read(config), DEMO_DATA.read(config));
  }

  public static List<Setting<?>> settings() {
    return List.of(DATA_DIRECTORY, DATABASE_URL, DATABASE_USER, DATABASE_PASSWORD, DEMO_DATA);
  }
}
