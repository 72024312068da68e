package dev.atrium.bff;

import static java.util.Objects.requireNonNull;

import dev.atrium.problem.ErrorShape;
import java.util.Optional;

/**
 * What went wrong, as the entity of an answer until {@link FailureFilter} writes it in the shape
 * that clients of the path read. The two shapes differ in words, and in one status.
 *
 * @param sentence for the specification's clients; empty when only the status is known
 * @param envelope for Kubeflow's clients; empty when it is the same as for the others
 */
record Failure(int status, Optional<String> sentence, Optional<Envelope> envelope) {

  /** What Kubeflow's clients are told. */
  record Envelope(int status, String code, String message) {
    Envelope {
      requireNonNull(code, "code is null");
      requireNonNull(message, "message is null");
    }
  }

  Failure {
    requireNonNull(sentence, "sentence is null");
    requireNonNull(envelope, "envelope is null");
  }

  static Failure of(int status) {
    return new Failure(status, Optional.empty(), Optional.empty());
  }

  static Failure of(int status, String sentence) {
    return new Failure(status, Optional.of(sentence), Optional.empty());
  }

  /** The same failure in other words for Kubeflow's clients. */
  Failure withEnvelope(int envelopeStatus, String code, String message) {
    Envelope other = new Envelope(envelopeStatus, code, message);
    return new Failure(status, sentence, Optional.of(other));
  }

  int statusIn(ErrorShape shape) {
    return shape == ErrorShape.ENVELOPE ? envelope.map(Envelope::status).orElse(status) : status;
  }

  byte[] bodyIn(ErrorShape shape, String method) {
    if (shape == ErrorShape.ENVELOPE && envelope.isPresent()) {
      Envelope told = envelope.get();
      return shape.body(told.status(), told.code(), told.message());
    }
    return shape.body(status, sentence.orElseGet(() -> shape.sentenceFor(status, method)));
  }
}
