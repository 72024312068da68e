package dev.atrium.federation.upstream;

/** Allows one more attempt for every ten requests, so that retries never double the load. */
final class RetryBudget {

  private static final int COST = 10;
  private static final int MOST = 10 * COST;

  private int saved = MOST;

  synchronized void requested() {
    saved = Math.min(MOST, saved + 1);
  }

  synchronized boolean spend() {
    if (saved < COST) {
      return false;
    }
    saved -= COST;
    return true;
  }
}
