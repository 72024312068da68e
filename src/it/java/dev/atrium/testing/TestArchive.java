package dev.atrium.testing;

import java.io.File;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The packaged application with test classes put inside, for tests that run in the server. */
public final class TestArchive {

  private TestArchive() {}

  public static WebArchive with(Class<?>... tests) {
    return ShrinkWrap.create(ZipImporter.class, "atrium-test.war")
        .importFrom(new File("target/atrium.war"))
        .as(WebArchive.class)
        .addClasses(tests)
        .addAsLibrary(jarOf(Assertions.class));
  }

  /** The library a class comes from. */
  public static File jarOf(Class<?> type) {
    return ServerDirectory.jarOf(type).toFile();
  }

  /** A library that does nothing but set {@code key} for the application it is put into. */
  public static JavaArchive setting(String key, String value) {
    return ShrinkWrap.create(JavaArchive.class, key + ".jar")
        .addAsManifestResource(
            new StringAsset(key + "=" + value + "\n"), "microprofile-config.properties");
  }
}
