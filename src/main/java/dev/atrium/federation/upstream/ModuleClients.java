package dev.atrium.federation.upstream;

import dev.atrium.federation.module.Target;
import dev.atrium.federation.rules.Header;
import java.io.IOException;
import java.net.URI;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.MonitoringResponseOutOfOrderStrategy;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Builds the HTTP client of a module: one that adds nothing, follows nothing, unpacks nothing and
 * repeats nothing by itself.
 */
final class ModuleClients {

  private static final Logger LOG = Logger.getLogger(ModuleClients.class.getName());

  private static final int BUFFER = 16 * 1024;
  private static final int MOST_HEADERS = 200;
  private static final int LONGEST_LINE = 64 * 1024;

  /** Probes come on top of the calls. */
  private static final int SPARE_CONNECTIONS = 4;

  /** Node's servers close a connection that was idle for 5 s. */
  private static final TimeValue IDLE_LIMIT = TimeValue.ofSeconds(4);

  private ModuleClients() {}

  static CloseableHttpClient create(Limits limits, SSLContext tls) {
    Timeout connect = Timeout.of(limits.connect());
    ConnectionConfig connection =
        ConnectionConfig.custom()
            .setConnectTimeout(connect)
            // The watchdog is stricter, this is for the case that it cannot close a socket.
            .setSocketTimeout(Timeout.of(limits.streamIdle().plus(limits.idle())))
            .setValidateAfterInactivity(TimeValue.ofSeconds(2))
            .setIdleTimeout(Timeout.of(IDLE_LIMIT.toDuration()))
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections(limits, connection, tls))
        .setKeepAliveStrategy((response, context) -> IDLE_LIMIT)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(connect)
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build())
        .disableAuthCaching()
        .disableAutomaticRetries()
        .disableConnectionState()
        .disableContentCompression()
        .disableCookieManagement()
        .disableDefaultUserAgent()
        .disableRedirectHandling()
        .build();
  }

  private static HttpClientConnectionManager connections(
      Limits limits, ConnectionConfig connection, SSLContext tls) {
    int connections = limits.concurrent() + SPARE_CONNECTIONS;
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(
                    Http1Config.custom()
                        .setBufferSize(BUFFER)
                        .setMaxHeaderCount(MOST_HEADERS)
                        .setMaxLineLength(LONGEST_LINE)
                        .build())
                // An answer that comes before the end of the body is seen.
                .responseOutOfOrderStrategy(MonitoringResponseOutOfOrderStrategy.INSTANCE)
                .build())
        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
        .setDefaultConnectionConfig(connection)
        .setMaxConnTotal(connections)
        .setMaxConnPerRoute(connections)
        .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
        .build();
  }

  static Outgoing outgoing(UpstreamRequest request, Target.Remote target) {
    return new Outgoing(request, target);
  }

  /** A request in the words of the library, and what became of it. */
  static final class Outgoing {

    private final HttpUriRequestBase request;
    private final HttpClientContext context = HttpClientContext.create();
    private ClassicHttpResponse response;

    private Outgoing(UpstreamRequest source, Target.Remote target) {
      request = new HttpUriRequestBase(source.method(), URI.create("/"));
      // As it was written: the library's own parser would repair it.
      request.setPath(target.basePath() + source.path());
      request.setScheme(target.scheme());
      request.setAuthority(authority(target));
      for (Header header : source.headers()) {
        request.addHeader(header.name(), header.value());
      }
      source
          .body()
          .ifPresent(body -> request.setEntity(new InputStreamEntity(body, body.length(), null)));
    }

    private static URIAuthority authority(Target.Remote target) {
      boolean isUsual = target.authority().equals(target.host());
      return new URIAuthority(target.host(), isUsual ? -1 : target.port());
    }

    void send(CloseableHttpClient client, Target.Remote target) throws IOException {
      HttpHost host = new HttpHost(target.scheme(), target.host(), target.port());
      response = client.executeOpen(host, request, context);
    }

    ClassicHttpResponse response() {
      return response;
    }

    boolean wasOnUsedConnection() {
      return context.getEndpointDetails() != null
          && context.getEndpointDetails().getRequestCount() > 1;
    }

    void cancel() {
      request.cancel();
    }

    /** Where the answer has been read to its end, the connection is back in the pool by now. */
    void abort() {
      request.cancel();
      if (response != null) {
        try {
          response.close();
        } catch (IOException e) {
          LOG.log(Level.FINE, "a connection that is given up", e);
        }
      }
    }
  }
}
