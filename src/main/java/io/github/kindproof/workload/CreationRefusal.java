package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When it is believed that a controller cannot make a pod. It tries again and again, and in the
 * first moments of a namespace may well succeed the next time: so what it says has to last.
 */
final class CreationRefusal {
  /** A controller tries ten times in the first five seconds. */
  private static final Duration IF_REFUSED = Duration.ofSeconds(3);

  /** What is no answer on the pod itself may pass, as a webhook that is not up yet. */
  private static final Duration IF_TROUBLE = Duration.ofSeconds(30);

  private static final Pattern REFUSED =
      Pattern.compile("is forbidden: |is invalid: |denied the request");

  /** A quota that was created a moment ago has not been counted yet. */
  private static final Pattern FOR_NOW = Pattern.compile("status unknown for quota");

  private int made = -1;
  private @Nullable Instant since;

  /**
   * The outcome of a pod that was not made, if this is believed now.
   *
   * @param seen what was made and said of it until now, looked at again and again
   */
  Optional<Outcome> outcome(MadePods seen, Instant now) {
    List<Event> failures = seen.failures();
    if (failures.isEmpty()) {
      return Optional.empty();
    }
    if (since == null || seen.pods().size() != made) {
      made = seen.pods().size();
      since = now;
    }
    Event last = failures.get(failures.size() - 1);
    boolean refused = isRefusal(String.valueOf(last.getMessage()));
    if (now.isBefore(since.plus(refused ? IF_REFUSED : IF_TROUBLE))) {
      return Optional.empty();
    }
    Cause cause = cause(last);
    return Optional.of(
        Outcome.of(refused ? OutcomeKind.NOT_CREATED : OutcomeKind.INFRASTRUCTURE, cause));
  }

  private static boolean isRefusal(String message) {
    return REFUSED.matcher(message).find() && !FOR_NOW.matcher(message).find();
  }

  private static Cause cause(Event event) {
    PodEvent told = PodEvent.of(event);
    return Cause.of(
        told.reason(),
        told.message(),
        "event of "
            + event.getInvolvedObject().getKind()
            + " "
            + event.getInvolvedObject().getName());
  }
}
