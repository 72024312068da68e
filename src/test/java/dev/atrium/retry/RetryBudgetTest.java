package dev.atrium.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {

  private final RetryBudget budget = new RetryBudget(RetryBudget.MOST_ATTEMPTS);

  @Test
  void allowsOneRetryForTenRequestsAndAFewAtOnce() {
    assertThat(retriesOf(1000)).isBetween(105L, 112L);
    assertThat(retriesOf(1000)).isBetween(95L, 105L);
  }

  @Test
  void isNotSavedUpWithoutEnd() {
    for (int i = 0; i < 10_000; i++) {
      budget.requested();
    }
    assertThat(IntStream.range(0, 100).filter(i -> budget.spend()).count()).isEqualTo(10);
  }

  @Test
  void beginsWithWhatItWasGiven() {
    RetryBudget given = new RetryBudget(1);

    assertThat(given.spend()).isTrue();
    assertThat(given.spend()).isFalse();
  }

  private long retriesOf(int requests) {
    return IntStream.range(0, requests)
        .filter(
            i -> {
              budget.requested();
              return budget.spend();
            })
        .count();
  }
}
