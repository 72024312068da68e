package dev.atrium;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureRulesCanFailTest {

  private static final String ROOT = "dev.atrium.violations";

  private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(ROOT);

  private static final Map<String, ArchRule> RULES = new ArchitectureRules(ROOT).all();

  private static final String CULPRITS =
      """
      bff knows only its own | bff.Culprit
      catalog knows only its own | catalog.Culprit
      catalog.client knows only its own | catalog.client.Culprit
      federation knows only its own | federation.Culprit
      health knows only its own | health.Culprit
      http knows only its own | http.Culprit
      jobs knows only its own | jobs.Culprit
      kubernetes knows only its own | kubernetes.Culprit
      presence knows only its own | presence.Culprit
      problem knows only its own | problem.Culprit
      registry knows only its own | registry.Culprit
      registry.client knows only its own | registry.client.Culprit
      registry.demo knows only its own | registry.demo.Culprit
      registry.embedded knows only its own | registry.embedded.Culprit
      registry.json knows only its own | registry.json.Culprit
      registry.rest knows only its own | registry.rest.Culprit
      retry knows only its own | retry.Culprit
      security knows only its own | security.Culprit
      settings knows only its own | settings.Culprit
      threads knows only its own | threads.Culprit
      tls knows only its own | tls.Culprit
      web knows only its own | web.Culprit
      the registry port is plain Java | registry.Culprit
      the catalog port is plain Java | catalog.Culprit
      the rules of proxying are plain Java | federation.rules.Culprit
      rules of HTTP are plain Java | http.Culprit
      problems are plain Java, or live as long as a request | problem.Culprit
      settings are read from MicroProfile Config | settings.Culprit
      registry JSON is read by the streaming reader | registry.json.Culprit
      SQL is spoken by the embedded registry | jobs.Culprit
      Jdbi is known to the embedded registry | kubernetes.Culprit
      Flyway is known to the embedded registry | health.Culprit
      data sources are looked up by the wiring | health.Culprit
      JPA is not used | registry.embedded.Culprit
      Jackson is known to those who read JSON | web.Culprit
      jose4j is known to those who verify tokens | web.Culprit
      Bouncy Castle is known to those who verify tokens | web.Culprit
      fault tolerance is known to those who call registries | health.Culprit
      WebSockets are joined by the federation | health.Culprit
      metrics are published by the federation | health.Culprit
      health is told by checks | web.Culprit
      JAX-RS stays at the rim | kubernetes.Culprit
      servlets stay at the rim | bff.Culprit
      REST clients are adapters | bff.Culprit
      the Kubernetes client is known to those who adapt it | jobs.Culprit
      OkHttp is known to those who adapt the Kubernetes client | jobs.Culprit
      Gson is known to those who adapt the Kubernetes client | jobs.Culprit
      YAML is read where our own document becomes JSON | health.Culprit
      nobody knows wiring | bff.KnowsWiring
      every class has a home | nowhere.Homeless
      no package cycles | web.Culprit
      configuration is read by Config records | web.Culprit
      every route says who may call it | bff.OpenResource
      no field injection | bff.Injected
      no standard streams | bff.Talks
      no generic exceptions | bff.Throws
      no names that say nothing | bff.ThingHelper
      loggers are private constants | bff.Logs
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = CULPRITS)
  void seesTheViolation(String rule, String culprit) {
    assertThat(RULES.get(rule).evaluate(VIOLATIONS).getFailureReport().getDetails())
        .anyMatch(detail -> detail.contains(ROOT + "." + culprit));
  }

  @Test
  void everyRuleHasBeenSeenToFail() {
    assertThat(CULPRITS.lines().map(line -> line.split(" \\| ", 2)[0]))
        .containsExactlyInAnyOrderElementsOf(RULES.keySet());
  }
}
