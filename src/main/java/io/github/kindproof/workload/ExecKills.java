package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ExecAction;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.Probe;
import io.github.kindproof.node.AuditRecord;
import io.github.kindproof.seccomp.SeccompFilter;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Explains a probe or a postStart hook that fails without a word, as the container's filter killed
 * its program. Pure.
 *
 * <p>The kernel's records have neither the container nor a process id that its node knows. So a
 * record is taken for that program's by its process' name, which the command must have.
 */
final class ExecKills {
  /** How long a process' name is at most: the kernel cuts it ({@code TASK_COMM_LEN}). */
  private static final int NAME = 15;

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\w.+/-]+");

  private ExecKills() {}

  /**
   * The outcome of a container whose probe or hook fails, completed by the call for which its
   * program was killed.
   *
   * @param since when the pod was made
   * @param kills the kernel's records of kills, of all processes
   */
  static Outcome complete(
      Outcome outcome,
      Container spec,
      Instant since,
      @Nullable SeccompFilter filter,
      List<AuditRecord> kills) {
    if (filter == null) {
      return outcome;
    }
    if (outcome.kind() == OutcomeKind.UNHEALTHY) {
      Stream<ExecAction> probes =
          Stream.of(spec.getLivenessProbe(), spec.getStartupProbe())
              .filter(Objects::nonNull)
              .map(Probe::getExec);
      return outcome.completed(cause -> completed(cause, probes, since, filter, kills));
    }
    boolean byHook =
        outcome.cause().filter(it -> it.reason().equals(OutcomeRules.HOOK_FAILED)).isPresent();
    if (outcome.kind() == OutcomeKind.CRASH_LOOP && byHook) {
      Stream<ExecAction> hook =
          Stream.ofNullable(spec.getLifecycle())
              .map(Lifecycle::getPostStart)
              .filter(Objects::nonNull)
              .map(LifecycleHandler::getExec);
      return outcome.completed(cause -> completed(cause, hook, since, filter, kills));
    }
    return outcome;
  }

  private static Cause completed(
      Cause cause,
      Stream<ExecAction> commands,
      Instant since,
      SeccompFilter filter,
      List<AuditRecord> kills) {
    Set<String> programs = programs(commands);
    List<AuditRecord> ofProgram =
        kills.stream()
            .filter(it -> !it.time().isBefore(since) && programs.contains(it.comm()))
            .filter(it -> KillRules.answers(filter, it))
            .toList();
    if (ofProgram.isEmpty()) {
      return cause;
    }
    String program = ofProgram.get(ofProgram.size() - 1).comm();
    Cause killed =
        new Cause(
            cause.reason(),
            cause.message() + "; the container's filter killed " + program,
            cause.source() + "; the kernel's records of kills",
            cause.errno(),
            cause.exitCode());
    return KillRules.call(filter, ofProgram).map(killed::with).orElse(killed);
  }

  /** The names of all programs that these commands may start. */
  private static Set<String> programs(Stream<ExecAction> commands) {
    return commands
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
