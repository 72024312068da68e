package dev.atrium;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import dev.atrium.security.Requires;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What may depend on what, and what every class keeps to. The root package is a parameter so that
 * the same rules can be held against classes that break them.
 */
final class ArchitectureRules {

  /** Each package of ours and the other packages of ours it may use; sub-packages come along. */
  private static final Map<String, List<String>> HOMES =
      Map.ofEntries(
          entry("bff", rim("catalog", "jobs", "kubernetes")),
          entry("catalog", List.of()),
          entry("catalog.client", List.of("catalog", "settings")),
          entry(
              "federation",
              List.of("http", "presence", "problem", "retry", "security", "settings", "threads")),
          entry("health", rim("kubernetes")),
          entry("http", List.of()),
          entry("jobs", List.of("kubernetes", "settings")),
          entry("kubernetes", List.of("retry", "settings", "threads", "tls")),
          entry("presence", List.of("threads")),
          entry("problem", List.of()),
          entry("registry", List.of()),
          entry("registry.client", List.of("registry", "registry.json", "settings", "tls")),
          entry("registry.demo", List.of("registry", "settings")),
          entry("registry.embedded", List.of("registry", "registry.json", "settings")),
          entry("registry.json", List.of("registry")),
          entry("registry.rest", rim()),
          entry("retry", List.of()),
          entry("security", List.of("kubernetes", "problem", "settings")),
          entry("settings", List.of()),
          entry("threads", List.of()),
          entry("tls", List.of()),
          entry("web", rim("health", "http")));

  /** Sees the adapters and puts the application together; is seen by nobody. */
  private static final String WIRING = "wiring";

  private static final String[] REST_CLIENTS = {"catalog.client", "registry.client"};

  private final String root;

  ArchitectureRules(String root) {
    this.root = root;
  }

  /** Every rule under the name it is reported by. */
  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new TreeMap<>();
    HOMES.forEach((home, known) -> rules.put(home + " knows only its own", knows(home, known)));
    rules.putAll(technologies());
    rules.putAll(foundations());
    rules.put(
        "WebSockets are joined by the federation", livesIn("jakarta.websocket..", "federation"));
    rules.put(
        "metrics are published by the federation",
        livesIn("org.eclipse.microprofile.metrics..", "federation.metrics"));
    rules.putAll(clusterLibraries());
    rules.put(
        "health is told by checks", livesIn("org.eclipse.microprofile.health..", "health", WIRING));
    rules.put("nobody knows wiring", nobodyKnowsWiring());
    rules.put("every class has a home", everyClassHasAHome());
    rules.put("no package cycles", noPackageCycles());
    rules.put("configuration is read by Config records", configurationIsReadByConfigRecords());
    rules.put("every route says who may call it", everyRouteSaysWhoMayCallIt());
    rules.put("no field injection", noFieldInjection());
    rules.put("no standard streams", NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
    rules.put("no generic exceptions", NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS);
    rules.put("no names that say nothing", noNamesThatSayNothing());
    rules.put("loggers are private constants", loggersArePrivateConstants());
    rules.replaceAll((name, rule) -> rule.as(name).allowEmptyShould(true));
    return rules;
  }

  private DescribedPredicate<JavaClass> belongToAny(String... homes) {
    return DescribedPredicate.or(Stream.of(homes).map(this::belongTo).toList());
  }

  /** In that package or below it, unless a package below has a place of its own in the list. */
  private DescribedPredicate<JavaClass> belongTo(String home) {
    if (home.isEmpty()) {
      return resideInAPackage(root);
    }
    String[] others =
        HOMES.keySet().stream()
            .filter(other -> other.startsWith(home + "."))
            .map(other -> root + "." + other + "..")
            .toArray(String[]::new);
    return resideInAPackage(root + "." + home + "..").and(not(resideInAnyPackage(others)));
  }

  private static String[] concat(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }

  private static List<String> rim(String... more) {
    return Stream.concat(
            Stream.of("problem", "registry", "registry.json", "security", "settings"),
            Stream.of(more))
        .toList();
  }

  private ArchRule knows(String home, List<String> known) {
    return noClasses()
        .that(belongTo(home))
        .should()
        .dependOnClassesThat(
            resideInAPackage(root + "..")
                .and(not(belongTo(home)))
                .and(not(belongToAny(known.toArray(String[]::new)))));
  }

  /** A port is plain Java; what reads its JSON knows the streaming reader and nothing else. */
  private Map<String, ArchRule> foundations() {
    return Map.of(
        "the registry port is plain Java",
        isBuiltOn("registry"),
        "the catalog port is plain Java",
        isBuiltOn("catalog"),
        "the rules of proxying are plain Java",
        isBuiltOn("federation.rules", root + ".http"),
        "rules of HTTP are plain Java",
        isBuiltOn("http"),
        "problems are plain Java, or live as long as a request",
        isBuiltOn("problem", "jakarta.servlet..", "jakarta.enterprise.."),
        "settings are read from MicroProfile Config",
        isBuiltOn("settings", "org.eclipse.microprofile.config.."),
        "registry JSON is read by the streaming reader",
        isBuiltOn("registry.json", root + ".registry", "tools.jackson.core.."));
  }

  private ArchRule isBuiltOn(String home, String... libraries) {
    return classes()
        .that(belongTo(home))
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.or(belongTo(home), resideInAnyPackage(concat(libraries, "java.."))));
  }

  /** A library is known to those that adapt it; elsewhere it would be a second way to do it. */
  private Map<String, ArchRule> technologies() {
    return Map.ofEntries(
        entry("SQL is spoken by the embedded registry", livesIn("java.sql..", "registry.embedded")),
        entry("Jdbi is known to the embedded registry", livesIn("org.jdbi..", "registry.embedded")),
        entry(
            "Flyway is known to the embedded registry",
            livesIn("org.flywaydb..", "registry.embedded")),
        entry(
            "data sources are looked up by the wiring",
            livesIn("javax.sql..", "registry.embedded", WIRING)),
        entry("JPA is not used", livesIn("jakarta.persistence..")),
        entry(
            "Jackson is known to those who read JSON",
            livesIn(
                "tools.jackson..",
                "registry.json",
                "registry.embedded",
                "registry.client",
                "bff",
                "federation",
                "security")),
        entry(
            "fault tolerance is known to those who call registries",
            livesIn("io.smallrye..", REST_CLIENTS)),
        entry("jose4j is known to those who verify tokens", livesIn("org.jose4j..", "security")),
        entry(
            "Bouncy Castle is known to those who verify tokens",
            livesIn("org.bouncycastle..", "security")),
        entry(
            "JAX-RS stays at the rim",
            livesIn(
                "jakarta.ws.rs..", concat(REST_CLIENTS, "", "bff", "registry.rest", "security"))),
        entry(
            "servlets stay at the rim",
            livesIn("jakarta.servlet..", "federation", "presence", "problem", "web")),
        entry(
            "REST clients are adapters",
            livesIn("org.eclipse.microprofile.rest.client..", REST_CLIENTS)));
  }

  /** The binding JSON reader came with the client library; whoever asks us is read without it. */
  private Map<String, ArchRule> clusterLibraries() {
    return Map.of(
        "the Kubernetes client is known to those who adapt it",
        livesIn("io.kubernetes..", "kubernetes"),
        "OkHttp is known to those who adapt the Kubernetes client",
        livesIn("okhttp3..", "kubernetes"),
        "Gson is known to those who adapt the Kubernetes client",
        livesIn("com.google.gson..", "kubernetes"),
        "YAML is read where our own document becomes JSON",
        livesIn("org.yaml..", "web"));
  }

  private ArchRule livesIn(String library, String... homes) {
    return noClasses()
        .that(not(belongToAny(homes)))
        .should()
        .dependOnClassesThat(resideInAPackage(library));
  }

  private ArchRule nobodyKnowsWiring() {
    return noClasses().that(not(belongTo(WIRING))).should().dependOnClassesThat(belongTo(WIRING));
  }

  private ArchRule everyClassHasAHome() {
    return classes()
        .should(
            ArchConditions.be(
                belongToAny(concat(HOMES.keySet().toArray(String[]::new), "", WIRING))));
  }

  private ArchRule noPackageCycles() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  private ArchRule configurationIsReadByConfigRecords() {
    return noClasses()
        .that(
            DescribedPredicate.and(
                not(nameMatching(".*Config(Producer)?(\\$.*)?")),
                // What one record cannot know of another is checked together.
                not(nameMatching(".*wiring\\.(Checked|Security)Settings")),
                not(belongTo("settings"))))
        .should()
        .dependOnClassesThat(resideInAPackage("org.eclipse.microprofile.config.."));
  }

  private ArchRule everyRouteSaysWhoMayCallIt() {
    return methods()
        .that()
        .areMetaAnnotatedWith(HttpMethod.class)
        .and()
        .areDeclaredInClassesThat(not(belongToAny(REST_CLIENTS)))
        .should()
        .beAnnotatedWith(Requires.class)
        .orShould()
        .beAnnotatedWith(PermitAll.class);
  }

  private static ArchRule noFieldInjection() {
    return noFields()
        .should()
        .beAnnotatedWith(Inject.class)
        .orShould()
        .beAnnotatedWith(Context.class)
        .orShould()
        .beAnnotatedWith(ConfigProperty.class);
  }

  private static ArchRule noNamesThatSayNothing() {
    return noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?)(\\$.*)?");
  }

  private static ArchRule loggersArePrivateConstants() {
    return fields()
        .that()
        .haveRawType(System.Logger.class)
        .or()
        .haveRawType("java.util.logging.Logger")
        .should()
        .bePrivate()
        .andShould()
        .beStatic()
        .andShould()
        .beFinal();
  }
}
