package dev.atrium.violations.bff;

public class Logs {
  public final System.Logger log = System.getLogger("logs");
}
