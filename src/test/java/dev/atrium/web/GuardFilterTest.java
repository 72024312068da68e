package dev.atrium.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.security.DoorConfig;
import dev.atrium.security.GatewayConfig;
import dev.atrium.security.HostRules;
import dev.atrium.security.IdentityHeaders;
import dev.atrium.security.PeersConfig;
import dev.atrium.security.TokenConfig;
import dev.atrium.security.TokenConfig.Review;
import dev.atrium.security.TrustedPeers;
import dev.atrium.settings.DeploymentConfig;
import dev.atrium.settings.DeploymentConfig.Mode;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardFilterTest {

  private static final String PEER = "10.0.0.7";
  private static final String STRANGER = "10.0.0.8";

  private static final DoorConfig DOOR = new DoorConfig(Set.of(), Set.of(), false);
  private static final PeersConfig PEERS = new PeersConfig(TrustedPeers.parse(PEER));

  private final GuardFilter guard =
      new GuardFilter(
          DOOR,
          new IdentityHeaders(
              new GatewayConfig("Auth-User", "remote-groups", PEERS.trusted(), List.of()),
              new TokenConfig("X-Forwarded-Access-Token", "Bearer", Review.AUTO)),
          new HostRules(List.of(), true),
          new WebConfig(8081, true),
          new ResponseHeaders(new DeploymentConfig(Mode.STANDALONE), DOOR, PEERS));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kubeflow-userid",
        "KUBEFLOW-GROUPS",
        "auth-user",
        "Remote-Groups",
        "X-Forwarded-For",
        "x-auth-request-user",
        "Impersonate-User",
        "X-Remote-Group"
      })
  void takesFromStrangersWhatOnlyProxiesMaySay(String name) throws IOException, ServletException {
    HttpServletRequest passed = passed(STRANGER, "Host: localhost", name + ": 1", "X-A: 1");

    assertThat(passed.getHeader(name)).isNull();
    assertThat(passed.getHeaders(name).hasMoreElements()).isFalse();
    assertThat(passed.getIntHeader(name)).isEqualTo(-1);
    assertThat(passed.getDateHeader(name)).isEqualTo(-1);
    assertThat(Collections.list(passed.getHeaderNames())).containsExactly("Host", "X-A");
    assertThat(passed.getHeader("X-A")).isEqualTo("1");
    assertThat(passed.getIntHeader("X-A")).isEqualTo(1);
    assertThat(passed.getDateHeader("X-A")).isEqualTo(1);
  }

  @Test
  void leavesItToTrustedPeers() throws IOException, ServletException {
    HttpServletRequest passed =
        passed(PEER, "Host: localhost", "kubeflow-userid: a", "Auth-User: b");

    assertThat(passed.getHeader("kubeflow-userid")).isEqualTo("a");
    assertThat(passed.getHeader("Auth-User")).isEqualTo("b");
  }

  @Test
  void leavesTheTokenToEverybody() throws IOException, ServletException {
    HttpServletRequest passed =
        passed(STRANGER, "Host: localhost", "X-Forwarded-Access-Token: t", "X-Real-IP: 1");

    assertThat(passed.getHeader("X-Forwarded-Access-Token")).isEqualTo("t");
    assertThat(passed.getHeader("X-Real-IP")).isNull();
  }

  @Test
  void passesARequestOnAsItIsWhenNothingIsWrongWithIt() throws IOException, ServletException {
    HttpServletRequest request =
        FakeRequest.of("GET", "/a?b=c", STRANGER, "Host: localhost", "Accept: */*");

    assertThat(passed(request)).isSameAs(request);
  }

  private HttpServletRequest passed(String peer, String... headers)
      throws IOException, ServletException {
    return passed(FakeRequest.of("GET", "/", peer, headers));
  }

  private HttpServletRequest passed(HttpServletRequest request)
      throws IOException, ServletException {
    AtomicReference<HttpServletRequest> passed = new AtomicReference<>();
    guard.doFilter(request, response(), (next, response) -> passed.set((HttpServletRequest) next));
    return passed.get();
  }

  /** Takes headers and forgets them; nothing is refused here. */
  private static HttpServletResponse response() {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            GuardFilterTest.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, asked, arguments) -> {
              if (!asked.getName().equals("setHeader")) {
                throw new UnsupportedOperationException(asked.getName());
              }
              return null;
            });
  }
}
