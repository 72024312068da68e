package dev.atrium.retry;

/**
 * Allows one more attempt for every ten requests: when a server refuses everybody, repeating each
 * request would double what it has too much of already. Ten attempts at most are saved up.
 */
public final class RetryBudget {

  /** What there is at most. */
  public static final int MOST_ATTEMPTS = 10;

  private static final int COST = 10;
  private static final int MOST = MOST_ATTEMPTS * COST;

  private int saved;

  /**
   * @param attempts how many are allowed before the first request
   */
  public RetryBudget(int attempts) {
    this.saved = attempts * COST;
  }

  public synchronized void requested() {
    saved = Math.min(MOST, saved + 1);
  }

  /** Whether one more attempt may be made; the answer yes counts as made. */
  public synchronized boolean spend() {
    if (saved < COST) {
      return false;
    }
    saved -= COST;
    return true;
  }
}
