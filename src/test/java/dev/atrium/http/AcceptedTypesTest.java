package dev.atrium.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedTypesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                              | 0
          */*                                             | 0
          application/*                                   | 0
          text/html, application/jsonp                    | 0
          application/json                                | 1
          Application/JSON;charset=utf-8                  | 1
          text/html, application/json;q=0.5, */*;q=0.1    | 0.5
          application/json; q=0.125;level=1               | 0.125
          application/json;q=0                            | 0
          application/json;q=1.000                        | 1
          application/json;q=0.2, application/json;a=b    | 1
          application/json;q=much                         | 1
          """)
  void tellHowMuchATypeThatIsNamedIsWanted(String header, double quality) {
    assertThat(AcceptedTypes.qualityOf(header, "application/json")).isEqualTo(quality);
  }
}
