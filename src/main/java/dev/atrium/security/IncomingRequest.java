package dev.atrium.security;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/** What a request shows of who sent it. Header names are compared as HTTP does. */
public interface IncomingRequest {

  /** The names of all headers as they were written. */
  Set<String> headerNames();

  /** The value of each line of a header, in their order; empty when there is none. */
  List<String> headers(String name);

  /** The address at the other end of the connection, whatever headers say about it. */
  String peerAddress();

  /** Whom the certificate belongs to that the other end has proved to own. */
  Optional<X500Principal> peerSubject();
}
