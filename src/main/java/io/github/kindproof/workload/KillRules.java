package io.github.kindproof.workload;

import io.github.kindproof.Evidence;
import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.node.AuditRecord;
import io.github.kindproof.node.HungProcess;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompFilter;
import io.github.kindproof.seccomp.file.RuntimeSpec;
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
 * Whether its filter killed a container, or the runtime that was to start it. Pure.
 *
 * <p>The kernel's records have the host's process ids, which a node does not know. So a record is
 * taken for a container's by its time, its process' name and what the container's filter answers to
 * the call; and a call is named only if all such records name the same.
 */
final class KillRules {
  /** The Go runtime's message about a trap; runc is a Go program, too. */
  private static final String TRAPPED_GO = "SIGSYS: bad system call";

  /** How shells tell that SIGSYS ended a program of theirs: {@code strsignal(3)}. */
  private static final String CHILD_KILLED = "Bad system call";

  /** What stands in the trace of a runc that was trapped. */
  private static final String OF_RUNC = "github.com/opencontainers/runc/";

  /** How exact the start of a process is known, and the end of a container. */
  private static final Duration TOLERANCE = Duration.ofSeconds(3);

  /** How long a runtime may take, on a busy machine, from its start to its filter. */
  private static final Duration START = Duration.ofSeconds(15);

  private static final String KILLED = "SIGSYS: its filter killed it";
  private static final String TRAPPED =
      "SIGSYS: its filter trapped a call, and nothing handled that";

  private static final String RECORD = "the kernel's record names it";
  private static final String ONLY = "the only call for which it kills";

  private KillRules() {}

  /**
   * The outcome of a container whose first process hangs, as its filter killed a thread of it.
   *
   * @param kills the kernel's records of kills, of all processes
   * @return empty if something else is the matter
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
            + "; its other threads live on, so that it hangs";
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
   * The outcome of a container that failed, which is told as a kill if it was one.
   *
   * @param log of the run that failed
   * @param end when that run ended; null if that is not known
   * @param filter the filter that it was given; null if it was given none or that is not known
   * @param runtime what started it, or null if that was not asked
   * @param kills the kernel's records of kills, of all processes
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
    return (cause.reason().equals("StartError") || cause.reason().equals("RunContainerError")
            ? startFailed(evidence, runtime)
            : ended(evidence, log))
        .orElseGet(() -> childKilled(outcome, evidence, log));
  }

  /** A program that waited for one that its filter killed, says so and ends in its own way. */
  private static Outcome childKilled(Outcome outcome, Evidence seen, String log) {
    Cause cause = seen.cause();
    if (cause.refused() != null || !log.contains(CHILD_KILLED)) {
      return outcome;
    }
    return outcome.completed(it -> call(seen.filter(), seen.records()).map(it::with).orElse(it));
  }

  /** The known facts about one failed container. */
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

  /** A runtime that is killed can say nothing, and its caller only that it has stopped. */
  private static Optional<Outcome> startFailed(Evidence seen, @Nullable ObservedRuntime runtime) {
    if (seen.cause().errno() != null) {
      return Optional.empty(); // it was answered with an error, and lived
    }
    String message =
        "its filter killed the runtime before the container's program began: "
            + seen.cause().message();
    List<AuditRecord> records = seen.records().stream().filter(AuditRecord::isByRuntime).toList();
    if (!records.isEmpty()) {
      Optional<RefusedCalls> named = call(Optional.of(seen.filter()), records);
      return Optional.of(
          seen.killed(action(seen, records), true, message, named.orElse(seen.cause().refused())));
    }
    if (seen.filter().endsEverything()) {
      return Optional.of(seen.killed(action(seen, records), true, message, null));
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
              "its filter trapped a call of " + who + ", which ends by that: " + TRAPPED_GO,
              GoTrace.call(log)
                  .map(
                      it -> new RefusedCalls(List.of(it), List.of(), "the trace in its log has it"))
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
            call(Optional.of(seen.filter()), seen.records()).orElse(null)));
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

  /** That of the records if they agree, else that of the filter if it has only one. */
  private static Optional<SeccompAction> action(Evidence seen, List<AuditRecord> records) {
    Set<SeccompAction> recorded =
        records.stream().flatMap(it -> it.action().stream()).collect(Collectors.toSet());
    Set<SeccompAction> all = recorded.isEmpty() ? seen.filter().deadlyActions() : recorded;
    return all.size() == 1 ? all.stream().findFirst() : Optional.empty();
  }

  /** Whether this filter does what was recorded. */
  static boolean answers(SeccompFilter filter, AuditRecord record) {
    return record.action().isPresent()
        && record.action().equals(filter.deadlyFor(record.syscall().name()));
  }

  /** The call that all records name, or else the only one that it can have been. */
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
