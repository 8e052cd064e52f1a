package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ExecAction;
import io.fabric8.kubernetes.api.model.Probe;
import io.github.kindproof.node.AuditRecord;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Explains a probe that wrote nothing, as the container's filter killed its program. Pure.
 *
 * <p>The kernel's records have neither the container nor a process id that its node knows. So a
 * record is taken for the probe's by its process' name, which the probe's command must have.
 */
final class ProbeKills {
  /** How long a process' name is at most: the kernel cuts it ({@code TASK_COMM_LEN}). */
  private static final int NAME = 15;

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\w.+/-]+");

  private ProbeKills() {}

  /**
   * The outcome of a container whose probe fails, completed by the call for which its program was
   * killed.
   *
   * @param since when the pod was made
   * @param kills the kernel's records of kills, of all processes
   */
  static Outcome complete(
      Outcome outcome,
      Container spec,
      Instant since,
      @Nullable RuntimeFilter filter,
      List<AuditRecord> kills) {
    if (!(outcome instanceof Outcome.Unhealthy unhealthy) || filter == null) {
      return outcome;
    }
    Set<String> programs = programs(spec);
    List<AuditRecord> ofProbe =
        kills.stream()
            .filter(it -> !it.time().isBefore(since) && programs.contains(it.comm()))
            .filter(it -> KillRules.answers(filter, it))
            .toList();
    if (ofProbe.isEmpty()) {
      return outcome;
    }
    Cause cause = unhealthy.cause();
    String program = ofProbe.get(ofProbe.size() - 1).comm();
    Cause killed =
        new Cause(
            cause.reason(),
            cause.message() + "; the container's filter killed " + program,
            cause.source() + "; the kernel's records of kills",
            cause.errno(),
            cause.exitCode());
    return new Outcome.Unhealthy(KillRules.call(filter, ofProbe).map(killed::with).orElse(killed));
  }

  /** The names of all programs that the commands of its probes may start. */
  private static Set<String> programs(Container spec) {
    return Stream.of(spec.getLivenessProbe(), spec.getStartupProbe())
        .filter(Objects::nonNull)
        .map(Probe::getExec)
        .filter(Objects::nonNull)
        .map(ExecAction::getCommand)
        .flatMap(List::stream)
        .flatMap(BETWEEN_WORDS::splitAsStream)
        .map(word -> word.substring(word.lastIndexOf('/') + 1))
        .map(word -> word.substring(0, Math.min(NAME, word.length())))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }
}
