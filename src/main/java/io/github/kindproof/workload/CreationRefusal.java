package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The decision that a controller cannot create a pod. A controller retries, and in a new namespace
 * a retry often succeeds, so its failures must last for a while.
 */
final class CreationRefusal {
  /** A controller makes ten attempts in the first five seconds. */
  private static final Duration IF_REFUSED = Duration.ofSeconds(3);

  /** A failure unrelated to the pod may be temporary, such as a webhook that is still starting. */
  private static final Duration IF_TROUBLE = Duration.ofSeconds(30);

  private static final Pattern REFUSED =
      Pattern.compile("is forbidden: |is invalid: |denied the request");

  /** A new quota has no usage yet. */
  private static final Pattern FOR_NOW = Pattern.compile("status unknown for quota");

  private int made = -1;
  private @Nullable Instant since;

  /** Return the outcome of the missing pod once its failures have lasted; call it repeatedly. */
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
    PodEvent parsed = PodEvent.of(event);
    var object = event.getInvolvedObject();
    String source = "event of " + object.getKind() + " " + object.getName();
    return Cause.of(parsed.reason(), parsed.message(), source);
  }
}
