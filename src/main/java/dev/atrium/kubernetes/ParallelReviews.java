package dev.atrium.kubernetes;

import static java.util.Objects.requireNonNull;

import dev.atrium.kubernetes.ClusterException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * Asks the same about many names at once. An answer that is missing makes the whole list fail: with
 * a name left out it would look as if the subject may not see it.
 */
final class ParallelReviews {

  private final ExecutorService threads;
  private final Duration timeout;

  /**
   * @param threads so many questions are under way at once, for all callers together
   */
  ParallelReviews(ExecutorService threads, Duration timeout) {
    this.threads = requireNonNull(threads, "threads is null");
    this.timeout = requireNonNull(timeout, "timeout is null");
  }

  /** The names for which the answer is yes, in their order. */
  List<String> filter(List<String> names, Predicate<String> question) {
    AtomicBoolean hasFailed = new AtomicBoolean();
    List<Callable<Boolean>> questions =
        names.stream().map(name -> unlessFailed(hasFailed, question, name)).toList();
    try {
      List<Future<Boolean>> answers =
          threads.invokeAll(questions, timeout.toMillis(), TimeUnit.MILLISECONDS);
      return answered(names, answers);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException(Reason.TIMEOUT, "interrupted while asking", e);
    } catch (RejectedExecutionException e) {
      throw new ClusterException(Reason.UNREACHABLE, "the application ends", e);
    }
  }

  private static Callable<Boolean> unlessFailed(
      AtomicBoolean hasFailed, Predicate<String> question, String name) {
    return () -> {
      if (hasFailed.get()) {
        throw new CancellationException("another question has failed");
      }
      try {
        return question.test(name);
      } catch (RuntimeException e) {
        hasFailed.set(true);
        throw e;
      }
    };
  }

  private static List<String> answered(List<String> names, List<Future<Boolean>> answers)
      throws InterruptedException {
    List<String> allowed = new ArrayList<>();
    ClusterException failure = null;
    for (int i = 0; i < names.size(); i++) {
      try {
        if (answers.get(i).get()) {
          allowed.add(names.get(i));
        }
      } catch (ExecutionException e) {
        if (e.getCause() instanceof ClusterException known) {
          throw known;
        }
        failure = new ClusterException(Reason.UNUSABLE_ANSWER, "a question failed", e.getCause());
      } catch (CancellationException e) {
        failure = new ClusterException(Reason.TIMEOUT, "not all answers came in time", e);
      }
    }
    if (failure != null) {
      throw failure;
    }
    return allowed;
  }
}
