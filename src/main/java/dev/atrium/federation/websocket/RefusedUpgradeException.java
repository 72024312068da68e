package dev.atrium.federation.websocket;

import java.io.IOException;

/** A module answered, but not by opening a WebSocket. */
public final class RefusedUpgradeException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;

  RefusedUpgradeException(int status) {
    super("the module answered with status " + status);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
