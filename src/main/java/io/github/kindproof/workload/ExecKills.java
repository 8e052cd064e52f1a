package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ExecAction;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.Probe;
import io.github.kindproof.node.AuditRecord;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules that explain a probe or postStart hook whose program the container's filter killed: it
 * fails without output. Pure.
 *
 * <p>The kernel's records name neither the container nor a process id of its node. A record is
 * attributed to the program by the process name, which must occur in the command.
 */
final class ExecKills {
  /** The length to which the kernel truncates process names ({@code TASK_COMM_LEN} - 1). */
  private static final int NAME = 15;

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\w.+/-]+");

  private ExecKills() {}

  /**
   * Complete the outcome of a container whose probe or hook fails with the syscall that killed its
   * program.
   *
   * @param since the creation of the pod
   * @param kills the kernel's records of kills, for all processes
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
        cause.saying(
            cause.message() + "; the container's filter killed " + program,
            cause.source() + "; the kernel's records of kills",
            cause.errno());
    return KillRules.call(filter, ofProgram).map(killed::with).orElse(killed);
  }

  /** Return the names of all programs that these commands may start. */
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
