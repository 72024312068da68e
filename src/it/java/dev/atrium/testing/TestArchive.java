package dev.atrium.testing;

import java.io.File;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The packaged application with test classes put inside, for tests that run in the server. */
public final class TestArchive {

  private TestArchive() {}

  public static WebArchive with(Class<?>... tests) {
    return ShrinkWrap.create(ZipImporter.class, "atrium-test.war")
        .importFrom(new File("target/atrium.war"))
        .as(WebArchive.class)
        .addClasses(tests)
        .addAsLibrary(ServerDirectory.jarOf(Assertions.class).toFile());
  }
}
