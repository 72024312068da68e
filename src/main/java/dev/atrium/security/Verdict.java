package dev.atrium.security;

import static java.util.Objects.requireNonNull;

/** What the door says about a request before anybody has asked what it is about. */
public enum Verdict {
  ADMITTED(200, "", false),

  PATH_FORM(400, "the request target must be a path that starts with /", false),
  PATH_CHARACTER(400, "the path has a character that must be percent-encoded or left out", false),
  PATH_DOTS(400, "the path has a segment . or ..", false),
  PATH_EMPTY_SEGMENT(400, "the path has two slashes in a row", false),
  PATH_ESCAPE(400, "the path has a percent-encoding that is none or is not UTF-8", false),
  PATH_DELIMITER(
      400, "the path has an encoded control character or an encoded one of / \\ . ; ? # %", false),
  QUERY_CHARACTER(
      400, "the query has a character that must be percent-encoded, or a broken encoding", false),

  METHOD_NOT_ALLOWED(405, "this method is not allowed at any path", true),
  METHOD_UNKNOWN(501, "this method is not known", true),
  PROTOCOL(505, "the protocol must be HTTP/1.1 or HTTP/1.0", true),

  HOST_COUNT(400, "the request must have exactly one header Host", true),
  HOST_FORM(400, "the header Host must be a host name or an address, with or without port", true),
  HOST_FOREIGN(400, "this server does not answer for the host that the request names", true),
  HEADER_NAME(400, "the name of a header has a character other than a-z, 0-9 and -", true),
  HEADER_VALUE(400, "the value of a header has a control character", true),
  TRANSFER_ENCODING(400, "the header Transfer-Encoding may only say chunked", true),
  TWO_LENGTHS(400, "the request has both Content-Length and Transfer-Encoding", true),
  LENGTH_REQUIRED(411, "the request must have a header Content-Length", true);

  private final int status;
  private final String sentence;
  private final boolean endsConnection;

  Verdict(int status, String sentence, boolean endsConnection) {
    this.status = status;
    this.sentence = requireNonNull(sentence, "sentence is null");
    this.endsConnection = endsConnection;
  }

  public int status() {
    return status;
  }

  /** What the client is told. */
  public String sentence() {
    return sentence;
  }

  /** Whether it is uncertain where the request ends, or unwise to read another from its sender. */
  public boolean endsConnection() {
    return endsConnection;
  }
}
