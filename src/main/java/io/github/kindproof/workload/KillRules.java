package io.github.kindproof.workload;

import io.github.kindproof.Evidence;
import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.node.AuditRecord;
import io.github.kindproof.node.HungProcess;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.file.RuntimeSpec;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import io.github.kindproof.seccomp.knowledge.RuntimeNeeds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules for whether a filter killed a container, or the runtime that was starting it. Pure.
 *
 * <p>The kernel's records have the host's process ids, which a node does not know. So a record is
 * attributed to a container by its time, its process name, and the action of the container's filter
 * on the syscall. A syscall is named only if all these records name the same.
 */
final class KillRules {
  /** The Go runtime's message about a trap; runc is a Go program, too. */
  private static final String TRAPPED_GO = "SIGSYS: bad system call";

  /** The message of shells about a program that SIGSYS ended: {@code strsignal(3)}. */
  private static final String CHILD_KILLED = "Bad system call";

  /** A package in the trace of a trapped runc. */
  private static final String OF_RUNC = "github.com/opencontainers/runc/";

  /** The precision of the start of a process and the end of a container. */
  private static final Duration TOLERANCE = Duration.ofSeconds(3);

  /** The longest time from the start of a runtime to its filter, on a busy machine. */
  private static final Duration START = Duration.ofSeconds(15);

  private static final String KILLED = "SIGSYS: its filter killed it";
  private static final String TRAPPED = "SIGSYS: its filter trapped a syscall without a handler";

  private static final String RECORD = "the kernel's record names it";
  private static final String ONLY = "the only syscall that it kills for";

  private KillRules() {}

  /**
   * Return the outcome of a container whose first process hangs because its filter killed a thread;
   * empty if the cause is different.
   *
   * @param kills the kernel's records of kills, for all processes
   */
  static Optional<Outcome> hung(HungProcess process, List<AuditRecord> kills) {
    Optional<SeccompFilter> filter = process.spec().flatMap(RuntimeSpec::filter);
    if (!process.first()
        || !process.isKilledByFilter()
        || !filter.map(it -> it.deadlyActions().contains(SeccompAction.KILL_THREAD)).orElse(true)) {
      return Optional.empty();
    }
    Instant from = process.started().minus(TOLERANCE);
    Instant to = process.isRuntime() ? process.started().plus(START) : Instant.MAX;
    Optional<RefusedCalls> call =
        call(
            filter,
            kills.stream()
                .filter(between(from, to))
                .filter(it -> it.comm().equals(process.name()))
                .filter(it -> it.action().filter(SeccompAction.KILL_THREAD::equals).isPresent())
                .filter(it -> filter.map(of -> answers(of, it)).orElse(true))
                .toList());
    String who = process.isRuntime() ? "the runtime, " + process.name() : process.name();
    String when = process.isRuntime() ? ", before the container's program began" : "";
    String message =
        "its filter killed the first thread of "
            + who
            + when
            + "; it hangs, as its other threads are still alive";
    Cause cause =
        new Cause(
            SeccompAction.KILL_THREAD.profileName(),
            message,
            "process "
                + process.pid()
                + " on its node: first thread zombie, Seccomp: "
                + process.mode().number()
                + "; threads that live: "
                + process.livingThreads(),
            null,
            null,
            call.orElse(null));
    return Optional.of(
        new Outcome(OutcomeKind.KILLED_BY_FILTER, Optional.of(cause), process.isRuntime()));
  }

  /**
   * Return the outcome of a failed container, changed to a kill if it was one.
   *
   * @param log the log of the failed run
   * @param end the end of that run; null if unknown
   * @param filter its filter; null if it has none or it is unknown
   * @param runtime the runtime that started it; null if unknown
   * @param kills the kernel's records of kills, for all processes
   */
  static Outcome complete(
      Outcome outcome,
      String log,
      @Nullable Instant end,
      @Nullable SeccompFilter filter,
      @Nullable ObservedRuntime runtime,
      List<AuditRecord> kills) {
    boolean failed =
        outcome.kind() == OutcomeKind.CRASH_LOOP || outcome.kind() == OutcomeKind.FAILED;
    if (!failed || filter == null || filter.deadlyActions().isEmpty()) {
      return outcome;
    }
    Cause cause = outcome.cause().orElseThrow();
    Evidence evidence = new Evidence(cause, filter, recorded(end, filter, kills));
    return (cause.isOfStart() ? startFailed(evidence, runtime) : ended(evidence, log))
        .orElseGet(() -> childKilled(outcome, evidence, log));
  }

  /** Add the syscall if a child was killed: its parent reports that and exits with its own code. */
  private static Outcome childKilled(Outcome outcome, Evidence seen, String log) {
    return seen.cause().refused() != null || !log.contains(CHILD_KILLED)
        ? outcome
        : outcome.completed(it -> call(seen.filter(), seen.records()).map(it::with).orElse(it));
  }

  private record Evidence(Cause cause, SeccompFilter filter, List<AuditRecord> records) {
    Outcome killed(
        Optional<SeccompAction> action,
        boolean atStart,
        String message,
        @Nullable RefusedCalls of) {
      return new Outcome(
          OutcomeKind.KILLED_BY_FILTER,
          Optional.of(
              new Cause(
                  action.map(SeccompAction::profileName).orElse(cause.reason()),
                  message,
                  cause.source(),
                  null,
                  cause.exitCode(),
                  of)),
          atStart);
    }
  }

  /** A killed runtime reports nothing, and its caller only that it has stopped. */
  private static Optional<Outcome> startFailed(Evidence seen, @Nullable ObservedRuntime runtime) {
    if (seen.cause().errno() != null) {
      return Optional.empty(); // the syscall returned an error, so the runtime survived
    }
    String message =
        "its filter killed the runtime before the container's program began: "
            + seen.cause().message();
    List<AuditRecord> records = seen.records().stream().filter(AuditRecord::isByRuntime).toList();
    if (!records.isEmpty() || seen.filter().endsEverything()) {
      RefusedCalls named =
          records.isEmpty() ? null : call(seen.filter(), records).orElse(seen.cause().refused());
      return Optional.of(seen.killed(action(seen, records), true, message, named));
    }
    if (runtime == null) {
      return Optional.empty();
    }
    List<String> deadly =
        RuntimeNeeds.measured()
            .of(runtime.oci(), seen.filter().noNewPrivileges())
            .map(RuntimeNeeds.Needs::calls)
            .orElse(List.of())
            .stream()
            .filter(call -> seen.filter().deadlyFor(call).isPresent())
            .toList();
    if (deadly.isEmpty()) {
      return Optional.empty();
    }
    String why = runtime.oci() + " needs them to start any container";
    return Optional.of(
        seen.killed(
            seen.filter().deadlyFor(deadly.get(0)),
            true,
            message,
            new RefusedCalls(List.of(), deadly, why)));
  }

  private static Optional<Outcome> ended(Evidence seen, String log) {
    if (log.contains(TRAPPED_GO) && seen.filter().deadlyActions().contains(SeccompAction.TRAP)) {
      boolean atStart = log.contains(OF_RUNC);
      String who = atStart ? "the runtime" : "its program";
      return Optional.of(
          seen.killed(
              Optional.of(SeccompAction.TRAP),
              atStart,
              "its filter trapped a syscall of " + who + " and so ended it: " + TRAPPED_GO,
              GoTrace.call(log)
                  .map(
                      it ->
                          new RefusedCalls(List.of(it), List.of(), "the trace in its log shows it"))
                  .orElse(null)));
    }
    Integer code = seen.cause().exitCode();
    if (code == null || !ExitCode.isSigsys(code)) {
      return Optional.empty();
    }
    Set<Boolean> byRuntime =
        seen.records().stream().map(AuditRecord::isByRuntime).collect(Collectors.toSet());
    boolean execve = seen.filter().deadlyFor("execve").isPresent();
    boolean atStart = byRuntime.size() == 1 ? byRuntime.contains(true) : execve;
    Optional<SeccompAction> action = action(seen, seen.records());
    return Optional.of(
        seen.killed(
            action,
            atStart,
            action
                    .map(it -> it == SeccompAction.TRAP ? TRAPPED : KILLED)
                    .orElseGet(() -> ExitCode.meaning(ExitCode.SIGSYS).orElseThrow())
                + (atStart ? ", before the container's program began" : ""),
            call(seen.filter(), seen.records()).orElse(null)));
  }

  private static List<AuditRecord> recorded(
      @Nullable Instant end, SeccompFilter filter, List<AuditRecord> kills) {
    return end == null
        ? List.of()
        : kills.stream()
            .filter(between(end.minus(TOLERANCE), end.plus(TOLERANCE)))
            .filter(it -> answers(filter, it))
            .toList();
  }

  /** Return the records' action if they agree; without records, the filter's if it has only one. */
  private static Optional<SeccompAction> action(Evidence seen, List<AuditRecord> records) {
    Set<SeccompAction> recorded =
        records.stream().flatMap(it -> it.action().stream()).collect(Collectors.toSet());
    Set<SeccompAction> all = recorded.isEmpty() ? seen.filter().deadlyActions() : recorded;
    return all.size() == 1 ? all.stream().findFirst() : Optional.empty();
  }

  /** Return whether this filter does what was recorded. */
  static boolean answers(SeccompFilter filter, AuditRecord record) {
    return record.action().isPresent()
        && record.action().equals(filter.deadlyFor(record.syscall().name()));
  }

  /** Return the syscall that all records name, or else the only possible one. */
  static Optional<RefusedCalls> call(SeccompFilter filter, List<AuditRecord> records) {
    return call(Optional.of(filter), records);
  }

  private static Optional<RefusedCalls> call(
      Optional<SeccompFilter> filter, List<AuditRecord> records) {
    List<String> calls = records.stream().map(it -> it.syscall().name()).distinct().toList();
    return calls.size() == 1
        ? Optional.of(new RefusedCalls(calls, List.of(), RECORD))
        : filter
            .flatMap(SeccompFilter::onlyDeadlyCall)
            .map(it -> new RefusedCalls(List.of(it), List.of(), ONLY));
  }

  private static Predicate<AuditRecord> between(Instant from, Instant to) {
    return record -> !record.time().isBefore(from) && !record.time().isAfter(to);
  }
}
