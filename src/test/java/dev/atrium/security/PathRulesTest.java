package dev.atrium.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathRulesTest {

  private static final String CATALOG = "/api/v1/model_catalog/sources/";

  /** Ways to leave a directory, or to write a path that two servers read differently. */
  private static final List<String> TRAVERSALS =
      List.of(
          "/..",
          "/../",
          "/../x",
          "/a/../b",
          "/a/..",
          "/.",
          "/./x",
          "/a/./b",
          "/a/.",
          "/%2e%2e/x",
          "/%2E%2E/x",
          "/%2e./x",
          "/.%2e/x",
          "/.%2E/x",
          "/%2e/x",
          "/%2E",
          "/..%2fx",
          "/..%2Fx",
          "/%2e%2e%2fx",
          "/%2e%2e%2Fx",
          "/a%2fb",
          "/a%2F..%2Fb",
          "/%2f/x",
          "/..%5cx",
          "/..%5Cx",
          "/%2e%2e%5cx",
          "/..\\x",
          "/\\..\\x",
          "/a\\b",
          "/%5c%5cx",
          "/%252e%252e/x",
          "/%252e%252e%252f",
          "/%252E/x",
          "/..%252f",
          "/..%255c",
          "/%25%32%65/x",
          "/%2525252e/x",
          "/;/x",
          "/;x=/../",
          "/..;/x",
          "/a;b/c",
          "/..;x=1/x",
          "/%3b/x",
          "/..%3bx",
          "/a%3B/..",
          "//x",
          "//",
          "/a//b",
          "//evil.example/x",
          "/a///b",
          "/x//../y",
          "/%00",
          "/a%00.js",
          "/..%00/x",
          "/%0d%0ax",
          "/a%0D",
          "/%0a",
          "/%09",
          "/a b",
          "/a\tb",
          "/%7f",
          "/%ff",
          "/%c0%ae%c0%ae/x",
          "/%c0%af",
          "/%e0%80%ae",
          "/%ed%a0%80",
          "/%zz",
          "/%",
          "/%2",
          "/a%",
          "/%u002e",
          "/\u00e9",
          "/#x",
          "/a%23b",
          "/a%3fb",
          "",
          "x",
          "../x");

  static Stream<String> traversals() {
    return TRAVERSALS.stream();
  }

  @ParameterizedTest
  @MethodSource("traversals")
  void admitsNoWayOutOfADirectory(String path) {
    assertThat(PathRules.judgePath(path)).isNotEqualTo(Verdict.ADMITTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/a",
        "/a/",
        "/api/v1/models",
        "/a%20b",
        "/%C3%A9",
        "/%e2%82%ac/%F0%9F%98%80",
        "/%2B+",
        "/a:b@c~d",
        "/!$&'()*+,=-._~",
        "/...",
        "/..a/a..",
        "/.well-known/x",
        "/a.b.c",
        "/%5B...slug%5D.js",
        "/[id]/x|y^z.js"
      })
  void admitsWhatMeansOneThingOnly(String path) {
    assertThat(PathRules.judgePath(path)).isEqualTo(Verdict.ADMITTED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      textBlock =
          """
          '' -> PATH_FORM
          * -> PATH_FORM
          a -> PATH_FORM
          http://evil.example/ -> PATH_FORM
          // -> PATH_EMPTY_SEGMENT
          //evil.example/x -> PATH_EMPTY_SEGMENT
          /a//b -> PATH_EMPTY_SEGMENT
          /a// -> PATH_EMPTY_SEGMENT
          /. -> PATH_DOTS
          /.. -> PATH_DOTS
          /./ -> PATH_DOTS
          /a/./b -> PATH_DOTS
          /a/../b -> PATH_DOTS
          /a/.. -> PATH_DOTS
          /%2e -> PATH_DELIMITER
          /%2E%2e/ -> PATH_DELIMITER
          /.%2e/ -> PATH_DELIMITER
          /a/%2e./b -> PATH_DELIMITER
          /a%2eb -> PATH_DELIMITER
          /a%2fb -> PATH_DELIMITER
          /a%2Fb -> PATH_DELIMITER
          /a%5cb -> PATH_DELIMITER
          /a%3bb -> PATH_DELIMITER
          /a%3Fb -> PATH_DELIMITER
          /a%23b -> PATH_DELIMITER
          /%252e%252e/ -> PATH_DELIMITER
          /%25 -> PATH_DELIMITER
          /%25%32%65 -> PATH_DELIMITER
          /%00 -> PATH_DELIMITER
          /%0d%0a -> PATH_DELIMITER
          /%1f -> PATH_DELIMITER
          /%7F -> PATH_DELIMITER
          /%c2%85 -> PATH_DELIMITER
          /% -> PATH_ESCAPE
          /%2 -> PATH_ESCAPE
          /%zz -> PATH_ESCAPE
          /%u002e -> PATH_ESCAPE
          /%+1 -> PATH_ESCAPE
          /%ff -> PATH_ESCAPE
          /%80 -> PATH_ESCAPE
          /%c0%ae -> PATH_ESCAPE
          /%c1%9c -> PATH_ESCAPE
          /%c3 -> PATH_ESCAPE
          /%c3%28 -> PATH_ESCAPE
          /%c3a -> PATH_ESCAPE
          /%e0%80%ae -> PATH_ESCAPE
          /%e2%82 -> PATH_ESCAPE
          /%e2%82%2f -> PATH_ESCAPE
          /%ed%a0%80 -> PATH_ESCAPE
          /%f0%80%80%ae -> PATH_ESCAPE
          /%f4%90%80%80 -> PATH_ESCAPE
          /%f8%80%80%80%ae -> PATH_ESCAPE
          /a;b -> PATH_CHARACTER
          /..;/ -> PATH_CHARACTER
          /a\\b -> PATH_CHARACTER
          /..\\.. -> PATH_CHARACTER
          /a b -> PATH_CHARACTER
          /a#b -> PATH_CHARACTER
          /a?b -> PATH_CHARACTER
          /a<b -> PATH_CHARACTER
          /a"b -> PATH_CHARACTER
          /{a} -> PATH_CHARACTER
          /é -> PATH_CHARACTER
          /\u2024\u2024/ -> PATH_CHARACTER
          /\uff0e\uff0e/ -> PATH_CHARACTER
          /\u2215 -> PATH_CHARACTER
          /%\uff12\uff45 -> PATH_ESCAPE
          """)
  void refuses(String path, Verdict verdict) {
    assertThat(PathRules.judgePath(path)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @ValueSource(chars = {0, '\t', '\n', '\r', 0x1b, 0x7f, 0x85, 0x202e})
  void refusesControlCharactersAsTheyAre(char control) {
    assertThat(PathRules.judgePath("/a" + control)).isEqualTo(Verdict.PATH_CHARACTER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CATALOG + "s/models/org%2Fmodel",
        CATALOG + "s/models/org%2fmodel%2fv1",
        CATALOG + "s/artifacts/org%2Fmodel",
        CATALOG + "s/performance_artifacts/org%2Fmodel",
        CATALOG + "s/security_artifacts/org%2Fmodel/x",
        "/model-registry" + CATALOG + "s/models/org%2Fmodel"
      })
  void admitsEncodedSlashesInNamesOfCatalogModels(String path) {
    assertThat(PathRules.judgePath(path)).isEqualTo(Verdict.ADMITTED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      textBlock =
          """
          /api/v1/model_catalog/sources/s%2Fx/models/a -> PATH_DELIMITER
          /model-catalog/s%2Fx/a -> PATH_DELIMITER
          /x/model-catalog/s/a%2Fb -> PATH_DELIMITER
          /model-catalog/s/a%2F..%2Fb -> PATH_DOTS
          /api/v1/model_catalog/sources/s/models%2Fa -> PATH_DELIMITER
          /api/v1/model_catalog/sources/s/models/%2Fa -> PATH_DELIMITER
          /api/v1/model_catalog/sources/s/labels/a%2Fb -> PATH_DELIMITER
          /x/api/v1/model_catalog/sources/s/models/a%2Fb -> PATH_DELIMITER
          /api/v1/model_catalog/sources/s/models/a%5Cb -> PATH_DELIMITER
          /api/v1/model_catalog/sources/s/models/a%2F..%2Fb -> PATH_DOTS
          /api/v1/model_catalog/sources/s/models/a%2F.. -> PATH_DOTS
          /api/v1/model_catalog/sources/s/models/..%2Fb -> PATH_DOTS
          /api/v1/model_catalog/sources/s/models/a%2F%2Fb -> PATH_EMPTY_SEGMENT
          /api/v1/model_catalog/sources/s/models/a%2F/b -> PATH_EMPTY_SEGMENT
          /api/v1/model_catalog/sources/s/models/a%252Fb -> PATH_DELIMITER
          """)
  void refusesThemAnywhereElseAndWhereTheyWouldHideSomething(String path, Verdict verdict) {
    assertThat(PathRules.judgePath(path)).isEqualTo(verdict);
  }

  @Test
  void takesTimeInProportionToTheLengthOnly() {
    String path = CATALOG + "s/models/" + "a%2F".repeat(2_000) + "b";

    long started = System.nanoTime();
    assertThat(PathRules.judgePath(path)).isEqualTo(Verdict.ADMITTED);
    assertThat(System.nanoTime() - started).isLessThan(1_000_000_000L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a=b&a=c",
        "filterQuery=name%20LIKE%20'%25a%25'",
        "a=../..&b=//x;y",
        "a=%2e%2e%2f%00",
        "a=`{}\"<>|\\^",
        "q=a/b?c"
      })
  void admitsAnyQueryThatIsOne(String query) {
    assertThat(PathRules.judgeQuery(query)).isEqualTo(Verdict.ADMITTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a=%zz", "a=%", "a=%2", "a b", "a=\n", "a=\r\nX: y", "a=\0", "a=é", "a#b"})
  void refusesAQueryThatIsNone(String query) {
    assertThat(PathRules.judgeQuery(query)).isEqualTo(Verdict.QUERY_CHARACTER);
  }
}
