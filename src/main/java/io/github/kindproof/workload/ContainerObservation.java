package io.github.kindproof.workload;

import io.github.kindproof.Evidence;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.seccomp.SeccompStatus;
import io.github.kindproof.seccomp.filter.ProcessFilters;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/**
 * The observation of one container, made when the outcome of its pod was proved.
 *
 * @param facts its spec and status
 * @param outcome its outcome; {@link OutcomeKind#UNDECIDED} if another container failed before this
 *     one had an outcome
 * @param profile the profile that its spec asks for, and where it is named
 * @param log its own log; the log of the failed run if it failed
 * @param processes all its processes, read on the node
 * @param execFailures the probes and hooks whose program failed although the container runs
 * @param seccomp the seccomp state of its first process, read on the node; null if it had none
 * @param filter the filter that the runtime got for it; null if the runtime got none, or no
 *     container was created
 * @param loaded the filters of its first process, read back from the kernel; null if they were not
 *     read ({@link Workload#withFilters}) or it was not running
 */
public record ContainerObservation(
    ContainerFacts facts,
    Outcome outcome,
    ProfileInForce profile,
    String log,
    ContainerProcesses processes,
    List<ExecFailure> execFailures,
    @Nullable SeccompStatus seccomp,
    @Nullable SeccompFilter filter,
    @API(status = API.Status.INTERNAL) @Nullable ProcessFilters loaded)
    implements Observation, AssertProvider<ContainerAssert> {
  /** Few enough to keep the failure visible above them; a failure's folder has the whole log. */
  private static final int LOG_LINES = 12;

  /** Copy the list. */
  public ContainerObservation {
    execFailures = List.copyOf(execFailures);
  }

  /** Return its name in the pod. */
  public String name() {
    return facts.name();
  }

  /** Return its kind: init container, sidecar, main or ephemeral container. */
  public ContainerKind kind() {
    return facts.kind();
  }

  /** Return the 64 hexadecimal digits of the newest container created for it, if any. */
  public Optional<String> containerId() {
    return facts.id();
  }

  /** Return the seccomp mode of its first process; empty if it had none. */
  public Optional<SeccompMode> mode() {
    return Optional.ofNullable(seccomp).map(SeccompStatus::mode);
  }

  /**
   * Return how its confinement vanished, in a few words: its spec names a profile, and its first
   * process has no filter. Empty if it is confined, or its spec names no profile that confines it.
   */
  public Optional<String> vanishedConfinement() {
    return ConfinementRules.vanished(this);
  }

  /** Return the number of restarts. */
  public int restarts() {
    return facts.restarts();
  }

  @Override
  public String what() {
    return kind().words() + " '" + name() + "'";
  }

  @Override
  public String described() {
    return outcome.toString();
  }

  ContainerObservation withFilters(@Nullable ProcessFilters filters) {
    return new ContainerObservation(
        facts, outcome, profile, log, processes, execFailures, seccomp, filter, filters);
  }

  /** Return all of it as text, with this prefix in each title. */
  List<Evidence> evidence(String prefix) {
    List<Evidence> evidence = new ArrayList<>();
    cause()
        .ifPresent(
            cause ->
                evidence.add(
                    new Evidence(prefix + "cause", cause + "\nread from: " + cause.source())));
    evidence.add(new Evidence(prefix + "profile", profile.toString()));
    if (seccomp != null) {
      evidence.add(
          new Evidence(prefix + "seccomp state of its first process", seccomp.described()));
    }
    if (filter != null) {
      evidence.add(new Evidence(prefix + "filter that crictl inspect shows", filter.toString()));
    }
    if (!execFailures.isEmpty()) {
      evidence.add(
          new Evidence(
              prefix + "probes and hooks that failed",
              String.join("\n", execFailures.stream().map(ExecFailure::toString).toList())));
    }
    evidence.add(
        log.isBlank()
            ? new Evidence(prefix + "log", "it wrote nothing")
            : new Evidence(prefix + "last log lines", lastLines(log, LOG_LINES)));
    return evidence;
  }

  /** Return assertions, for AssertJ's own {@code assertThat(observation)}. */
  @Override
  public ContainerAssert assertThat() {
    return new ContainerAssert(this);
  }

  private static String lastLines(String text, int count) {
    List<String> lines = text.lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
  }

  /** Return one line, as its spec and status are long. */
  @Override
  public String toString() {
    return what() + ": " + described();
  }
}
