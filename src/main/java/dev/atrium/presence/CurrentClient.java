package dev.atrium.presence;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.ServletRequest;
import java.util.Optional;

/** The client whose request is being served; none until a filter has said so. */
@RequestScoped
public class CurrentClient {

  private Optional<ServletRequest> request = Optional.empty();

  public Optional<ServletRequest> request() {
    return request;
  }

  void asks(ServletRequest asking) {
    this.request = Optional.of(requireNonNull(asking, "asking is null"));
  }
}
