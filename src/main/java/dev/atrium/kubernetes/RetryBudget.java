package dev.atrium.kubernetes;

/**
 * How many questions may be repeated: one in ten. When the API server refuses everybody, repeating
 * each refusal would double what it has too much of already.
 */
final class RetryBudget {

  private static final double PER_QUESTION = 0.1;
  private static final double MOST = 10;

  private double saved = 1;

  synchronized void asked() {
    saved = Math.min(MOST, saved + PER_QUESTION);
  }

  /** Whether one more may be repeated; the answer yes counts as done. */
  synchronized boolean take() {
    if (saved < 1) {
      return false;
    }
    saved--;
    return true;
  }
}
