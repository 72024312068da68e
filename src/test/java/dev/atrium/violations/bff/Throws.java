package dev.atrium.violations.bff;

public class Throws {
  void fail() {
    throw new RuntimeException("something");
  }
}
