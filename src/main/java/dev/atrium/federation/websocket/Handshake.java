package dev.atrium.federation.websocket;

import static java.util.Objects.requireNonNull;

import jakarta.websocket.Decoder;
import jakarta.websocket.Encoder;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers a browser's opening with what the module has agreed to. Origins are checked before. */
final class Handshake extends ServerEndpointConfig.Configurator implements ServerEndpointConfig {

  private final ClientSocket endpoint;
  private final String subprotocol;

  Handshake(ClientSocket endpoint, ModuleSocket module) {
    this.endpoint = requireNonNull(endpoint, "endpoint is null");
    this.subprotocol = module.subprotocol();
  }

  @Override
  public <T> T getEndpointInstance(Class<T> type) {
    return type.cast(endpoint);
  }

  @Override
  public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
    return subprotocol;
  }

  @Override
  public List<Extension> getNegotiatedExtensions(
      List<Extension> installed, List<Extension> requested) {
    return List.of();
  }

  @Override
  public boolean checkOrigin(String origin) {
    return true;
  }

  @Override
  public Class<?> getEndpointClass() {
    return ClientSocket.class;
  }

  /** Nobody asks: it is not found by its path. */
  @Override
  public String getPath() {
    return "/";
  }

  @Override
  public List<String> getSubprotocols() {
    return subprotocol.isEmpty() ? List.of() : List.of(subprotocol);
  }

  @Override
  public List<Extension> getExtensions() {
    return List.of();
  }

  @Override
  public ServerEndpointConfig.Configurator getConfigurator() {
    return this;
  }

  @Override
  public List<Class<? extends Encoder>> getEncoders() {
    return List.of();
  }

  @Override
  public List<Class<? extends Decoder>> getDecoders() {
    return List.of();
  }

  @Override
  public Map<String, Object> getUserProperties() {
    return new ConcurrentHashMap<>();
  }
}
