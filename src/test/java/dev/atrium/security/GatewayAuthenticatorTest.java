package dev.atrium.security;

import static dev.atrium.security.FakeRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atrium.security.IdentityException.Reason;
import dev.atrium.testing.MapConfig;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayAuthenticatorTest {

  private final GatewayAuthenticator gateway =
      new GatewayAuthenticator(
          GatewayConfig.from(
              MapConfig.of(
                  Map.of(
                      "atrium.security.trusted-peers", "127.0.0.1, 10.0.0.0/8",
                      "atrium.security.trusted-subjects", "CN=gateway,O=mesh"))));

  @Test
  void believesATrustedPeer() {
    Caller caller =
        gateway.authenticate(
            request()
                .from("10.9.8.7")
                .with("Kubeflow-UserId", "anna@example.org")
                .with("kubeflow-groups", "team-a, team-b,,"));

    assertThat(caller)
        .isEqualTo(new Caller("anna@example.org", Set.of("team-a", "team-b"), Optional.empty()));
  }

  @Test
  void needsNoGroups() {
    assertThat(gateway.authenticate(request().with("kubeflow-userid", "anna")).groups()).isEmpty();
  }

  /** T11. */
  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.9", "::1", "11.0.0.1", ""})
  void doesNotHearAStranger(String address) {
    IdentityException failure =
        refusal(
            request()
                .from(address)
                .with("kubeflow-userid", "admin")
                .with("X-Forwarded-For", "10.0.0.1"));

    assertThat(failure.reason()).isEqualTo(Reason.MISSING);
    assertThat(failure).hasMessage("missing required kubeflow-userid header");
  }

  @Test
  void believesTheOwnerOfATrustedCertificate() {
    FakeRequest fromAfar = request().from("203.0.113.9").with("kubeflow-userid", "anna");

    assertThat(gateway.authenticate(fromAfar.provedBy("CN=Gateway, O=Mesh")).name())
        .isEqualTo("anna");
    assertThat(refusal(fromAfar.provedBy("CN=gateway,O=mesh,C=XX")).reason())
        .isEqualTo(Reason.MISSING);
  }

  @Test
  void asksForTheHeader() {
    assertThat(refusal(request()).reason()).isEqualTo(Reason.MISSING);
    assertThat(refusal(request().with("kubeflow-userid", "")).reason()).isEqualTo(Reason.MISSING);
    assertThat(gateway.challenge()).isEqualTo("Gateway realm=\"atrium\"");
  }

  /** T12. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna,admin",
        "anna, admin",
        ",",
        "anna\tadmin",
        "anna\radmin",
        "anna\u0000",
        " anna",
        "anna ",
        "\u00e4nna",
        "anna\u2028"
      })
  void takesOneNameOnly(String value) {
    assertThat(refusal(request().with("kubeflow-userid", value)).reason())
        .isEqualTo(Reason.AMBIGUOUS);
  }

  @Test
  void takesNamesOf256Characters() {
    String longest = "a".repeat(256);

    assertThat(gateway.authenticate(request().with("kubeflow-userid", longest)).name())
        .isEqualTo(longest);
    assertThat(refusal(request().with("kubeflow-userid", longest + "a")).reason())
        .isEqualTo(Reason.AMBIGUOUS);
  }

  /** T12. */
  @Test
  void takesEachHeaderOnce() {
    assertThat(refusal(request().with("kubeflow-userid", "anna").with("Kubeflow-Userid", "anna")))
        .hasMessage("the header kubeflow-userid must not be repeated")
        .extracting(IdentityException::reason)
        .isEqualTo(Reason.AMBIGUOUS);
    assertThat(
            refusal(
                request()
                    .with("kubeflow-userid", "anna")
                    .with("kubeflow-groups", "a")
                    .with("kubeflow-groups", "b")))
        .hasMessage("the header kubeflow-groups must not be repeated");
  }

  /** T12. */
  @ParameterizedTest
  @ValueSource(strings = {"kubeflow_userid", "KUBEFLOW_USERID", "kubeflow_groups"})
  void refusesTheNameWithUnderscores(String disguise) {
    assertThat(refusal(request().with("kubeflow-userid", "anna").with(disguise, "admin")).reason())
        .isEqualTo(Reason.AMBIGUOUS);
  }

  /** T12. */
  @ParameterizedTest
  @ValueSource(
      strings = {"kubeflow-userid", "close, Kubeflow-UserId", "keep-alive,kubeflow-groups"})
  void refusesAHeaderThatConnectionNominates(String connection) {
    assertThat(
            refusal(request().with("kubeflow-userid", "anna").with("Connection", connection))
                .reason())
        .isEqualTo(Reason.AMBIGUOUS);
  }

  @Test
  void takesGroupsInPrintableAsciiOnly() {
    assertThat(
            refusal(request().with("kubeflow-userid", "anna").with("kubeflow-groups", "a,b\u00e4"))
                .reason())
        .isEqualTo(Reason.AMBIGUOUS);
  }

  /** T13: these names mean something elsewhere. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Impersonate-User",
        "X-Remote-User",
        "X-Forwarded-User",
        "Authorization",
        "Cookie"
      })
  void noOtherHeaderSaysWhoCalls(String name) {
    assertThat(refusal(request().with(name, "Bearer admin")).reason()).isEqualTo(Reason.MISSING);
  }

  private IdentityException refusal(IncomingRequest request) {
    return catchThrowableOfType(IdentityException.class, () -> gateway.authenticate(request));
  }
}
