package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Container;
import io.github.kindproof.node.AuditRecord;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules that explain the failure of a probe or postStart hook whose program the container's
 * filter killed: it fails without output. Pure.
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
    Set<ProcessOrigin> origins = ExecPrograms.failing(outcome);
    return origins.isEmpty()
        ? outcome
        : outcome.completed(
            cause -> completed(cause, programs(spec, origins), since, filter, kills));
  }

  private static Cause completed(
      Cause cause,
      Set<String> programs,
      Instant since,
      SeccompFilter filter,
      List<AuditRecord> kills) {
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

  /** Return the names of all programs that the commands of these probes or hooks may start. */
  private static Set<String> programs(Container spec, Set<ProcessOrigin> origins) {
    return ExecPrograms.of(spec).entrySet().stream()
        .filter(it -> origins.contains(it.getKey()))
        .flatMap(it -> it.getValue().stream())
        .flatMap(BETWEEN_WORDS::splitAsStream)
        .map(word -> word.substring(word.lastIndexOf('/') + 1))
        .map(word -> word.substring(0, Math.min(NAME, word.length())))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }
}
