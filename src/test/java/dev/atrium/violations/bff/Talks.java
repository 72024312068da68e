package dev.atrium.violations.bff;

public class Talks {
  void talk() {
    System.out.println("talks");
  }
}
