package dev.atrium.bff;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.atrium.security.PermissionFeature;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BffApplicationTest {

  @Test
  void listsEveryResourceAndEveryProviderOfThePackage() {
    Set<Class<?>> written =
        new ClassFileImporter()
            .importPackages("dev.atrium.bff").stream()
                .filter(c -> c.isAnnotatedWith(Path.class) || c.isAnnotatedWith(Provider.class))
                .map(JavaClass::reflect)
                .collect(Collectors.toSet());

    written.add(PermissionFeature.class);
    Set<Class<?>> listed = new HashSet<>(new BffApplication().getClasses());
    listed.addAll(new HealthcheckApplication().getClasses());
    assertThat(listed).isEqualTo(written);
  }
}
