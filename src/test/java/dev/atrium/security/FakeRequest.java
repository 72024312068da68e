package dev.atrium.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/** A request by its header lines, from a peer on this machine unless a test says otherwise. */
final class FakeRequest implements IncomingRequest {

  private final List<Map.Entry<String, String>> lines = new ArrayList<>();
  private String peer = "127.0.0.1";
  private Optional<X500Principal> subject = Optional.empty();

  static FakeRequest request() {
    return new FakeRequest();
  }

  FakeRequest with(String name, String value) {
    lines.add(Map.entry(name, value));
    return this;
  }

  FakeRequest from(String address) {
    peer = address;
    return this;
  }

  FakeRequest provedBy(String distinguishedName) {
    subject = Optional.of(new X500Principal(distinguishedName));
    return this;
  }

  @Override
  public Set<String> headerNames() {
    return lines.stream().map(Map.Entry::getKey).collect(Collectors.toSet());
  }

  @Override
  public List<String> headers(String name) {
    return lines.stream()
        .filter(line -> line.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public String peerAddress() {
    return peer;
  }

  @Override
  public Optional<X500Principal> peerSubject() {
    return subject;
  }
}
