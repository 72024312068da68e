package dev.atrium.registry.client;

/** Notes what became of the connection. */
final class FakeLine implements Answer.Line {

  private String state = "open";

  String state() {
    return state;
  }

  @Override
  public void release() {
    state = "released";
  }

  @Override
  public void abort() {
    state = "aborted";
  }
}
