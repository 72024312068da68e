package dev.atrium.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * One kind of request.
 *
 * @param name as the report has it
 * @param port of the server, which has two
 * @param status every answer must have
 * @param requests makes the next request; called by many threads, each with its own random numbers
 */
record Workload(String name, int port, int status, Function<SplittableRandom, byte[]> requests) {

  /** The same GET again and again. */
  static Workload get(String name, int port, int status, String path) {
    byte[] request = getRequest(port, path);
    return new Workload(name, port, status, random -> request);
  }

  /** GETs that differ. */
  static Workload get(String name, int port, int status, Function<SplittableRandom, String> paths) {
    return new Workload(name, port, status, random -> getRequest(port, paths.apply(random)));
  }

  /** GETs that differ, with one more header. */
  static Workload get(
      String name, int port, int status, String header, Function<SplittableRandom, String> paths) {
    return new Workload(
        name, port, status, random -> getRequest(port, header, paths.apply(random)));
  }

  static byte[] getRequest(int port, String header, String path) {
    return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n" + header + "\r\n\r\n")
        .getBytes(UTF_8);
  }

  private static byte[] getRequest(int port, String path) {
    return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n").getBytes(UTF_8);
  }

  static byte[] postRequest(int port, String path, String json) {
    byte[] body = json.getBytes(UTF_8);
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + port
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    return (head + json).getBytes(UTF_8);
  }
}
