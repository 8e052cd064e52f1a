package io.github.kindproof.tutorial;

import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.workload.Cause;
import io.github.kindproof.workload.OutcomeKind;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.Serving;
import org.jspecify.annotations.Nullable;

/**
 * The expected result for a pod. Its description and its check use the same fields. Pure.
 *
 * @param words the description
 * @param serves whether its service must answer 200 with the whole page from every node
 * @param errno the error number that must be the cause, or null for any
 * @param message the text that the cause must contain
 */
record PodExpectation(
    OutcomeKind outcome, String words, boolean serves, @Nullable Errno errno, String message) {

  static PodExpectation runningAndServing() {
    return new PodExpectation(
        OutcomeKind.RUNNING,
        "Running, HTTP 200 with the whole page from every node",
        true,
        null,
        "");
  }

  static PodExpectation crashLoop(@Nullable Errno errno, String message) {
    String saying = message.isEmpty() ? "" : ", saying '" + message + "'";
    String because = errno == null ? "" : " because of " + errno;
    return new PodExpectation(
        OutcomeKind.CRASH_LOOP, OutcomeKind.CRASH_LOOP + because + saying, false, errno, message);
  }

  boolean isMetBy(PodObservation pod) {
    if (pod.outcome().kind() != outcome) {
      return false;
    }
    if (serves && (pod.serving().isEmpty() || !pod.serving().stream().allMatch(Serving::ok))) {
      return false;
    }
    Errno seen = pod.cause().map(Cause::errno).orElse(null);
    if (errno != null && errno != seen) {
      return false;
    }
    return pod.cause().map(Cause::message).orElse("").contains(message);
  }

  /** Describe an observation in the words of an expectation. */
  static String seen(PodObservation pod) {
    StringBuilder words = new StringBuilder(pod.outcome().kind().toString());
    if (pod.restarts() > 0) {
      words.append(" after ").append(Count.of(pod.restarts(), "restart"));
    }
    Errno errno = pod.cause().map(Cause::errno).orElse(null);
    if (errno != null) {
      words.append(" because of ").append(errno);
    }
    if (!pod.serving().isEmpty()) {
      long good = pod.serving().stream().filter(Serving::ok).count();
      words.append(
          ", HTTP 200 with the whole page from %d of %d nodes"
              .formatted(good, pod.serving().size()));
      pod.serving().stream()
          .filter(serving -> !serving.ok())
          .findFirst()
          .ifPresent(serving -> words.append(" (").append(serving).append(')'));
    }
    return words.toString();
  }

  Observed judge(PodObservation pod) {
    return new Observed(words, seen(pod), isMetBy(pod), pod.because(), pod.evidence());
  }
}
