package dev.atrium.registry.client;

import dev.atrium.tls.TrustedAuthorities;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** Builds the client of the registry's API: address, deadlines, pool and trust. */
final class RegistryApiFactory {

  private static final Logger LOG = Logger.getLogger(RegistryApiFactory.class.getName());

  private static final String API_PATH = "/api/model_registry/v1alpha3";

  private RegistryApiFactory() {}

  /**
   * @param held is asked, through the connections of the other
   * @param base keeps the connections
   */
  record Clients(RegistryApi held, RegistryApi base) {}

  static Clients create(URI address, RegistryClientConfig config, CallerToken callerToken) {
    RegistryApi base = builder(address, config, callerToken).build(RegistryApi.class);
    RegistryApi held =
        EngineCalls.heldEngine(base)
            .map(
                engine ->
                    builder(address, config, callerToken).register(engine).build(RegistryApi.class))
            .orElse(base);
    return new Clients(held, base);
  }

  private static RestClientBuilder builder(
      URI address, RegistryClientConfig config, CallerToken callerToken) {
    RestClientBuilder builder =
        RestClientBuilder.newBuilder()
            .baseUri(apiAddress(address))
            .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .readTimeout(config.responseTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .followRedirects(false)
            .property("microprofile.rest.client.disable.default.mapper", true)
            .register(new CallerTokenFilter(callerToken))
            .register(new CallerTokenMark())
            .register(new VerbatimAddress());
    setPool(builder, config);
    try {
      setTrust(builder, config);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the TLS trust of the registry client cannot be set up", e);
    }
    return builder;
  }

  /**
   * @param address before {@code /api/model_registry}
   */
  static URI apiAddress(URI address) {
    return URI.create(address.toString().replaceFirst("/+$", "") + API_PATH);
  }

  /**
   * RESTEasy's names, which its builder takes from there and no standard has; the pool is 50
   * without them (open-liberty#35566). Another implementation ignores them.
   */
  private static void setPool(RestClientBuilder builder, RegistryClientConfig config) {
    builder.property("resteasy.connectionPoolSize", config.poolSize());
    builder.property("resteasy.maxPooledPerRoute", config.poolSize());
    builder.property(
        "resteasy.connectionCheckoutTimeout",
        List.of(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS));
    // Answers are read through buffers of our own.
    builder.property("resteasy.responseBufferSize", 0);
  }

  private static void setTrust(RestClientBuilder builder, RegistryClientConfig config)
      throws GeneralSecurityException {
    if (config.skipsVerification()) {
      LOG.warning(
          RegistryClientConfig.INSECURE_SKIP_VERIFY.key()
              + " is on: whoever answers for the model registry is believed");
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TrustsEverybody()}, null);
      builder.sslContext(context).hostnameVerifier((host, session) -> true);
    } else if (!config.bundlePaths().isEmpty()) {
      builder.trustStore(TrustedAuthorities.withBundles(config.bundlePaths()));
    }
  }

  private static final class TrustsEverybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
