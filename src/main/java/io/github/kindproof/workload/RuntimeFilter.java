package io.github.kindproof.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.ArgumentCondition;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.SeccompRule;
import io.github.kindproof.seccomp.Syscall;
import io.github.kindproof.seccomp.SyscallTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The seccomp filter in the OCI spec that the runtime was given, as {@code crictl inspect} shows
 * it: the only place where SeccompDefault can be seen, as the pod's own spec is never changed.
 *
 * @param defaultAction what happens to calls that no rule names, for example {@code SCMP_ACT_ERRNO}
 * @param defaultErrno the error number that the default action gives; 1 (EPERM) where none is named
 * @param rules its rules; those with an action that nobody knows are left out
 * @param noNewPrivileges whether the process may gain no privileges ({@code
 *     allowPrivilegeEscalation: false}): the runtime loads the filter later then, so that fewer of
 *     its own calls are under it
 */
public record RuntimeFilter(
    String defaultAction, int defaultErrno, List<SeccompRule> rules, boolean noNewPrivileges) {
  private static final int EPERM = 1;
  private static final int ENOSYS = 38;

  public RuntimeFilter {
    rules = List.copyOf(rules);
  }

  /** What becomes of a call. */
  enum Answer {
    /** It is made. */
    MADE,
    /** It depends on its arguments. */
    BY_ARGUMENTS,
    /** It is refused, or its process killed. */
    REFUSED,
    /** It is refused as one that the kernel does not have: callers go on without it. */
    UNKNOWN
  }

  /** That of a profile, as a runtime gets it. */
  static RuntimeFilter of(SeccompProfile profile, boolean noNewPrivileges) {
    return new RuntimeFilter(
        profile.defaultAction().profileName(),
        profile.defaultErrno().orElse(EPERM),
        profile.rules(),
        noNewPrivileges);
  }

  /** Reads what {@code crictl inspect} prints; empty if the container has no filter. */
  static Optional<RuntimeFilter> of(JsonNode inspected) {
    return ofSpec(inspected.path("info").path("runtimeSpec"));
  }

  /** Reads the {@code config.json} that a runtime is given; empty if it has no filter. */
  static Optional<RuntimeFilter> ofSpec(JsonNode spec) {
    JsonNode seccomp = spec.path("linux").path("seccomp");
    if (!seccomp.isObject()) {
      return Optional.empty();
    }
    List<SeccompRule> rules = new ArrayList<>();
    seccomp.path("syscalls").forEach(rule -> rule(rule).ifPresent(rules::add));
    return Optional.of(
        new RuntimeFilter(
            Objects.requireNonNullElse(seccomp.path("defaultAction").textValue(), ""),
            seccomp.path("defaultErrnoRet").asInt(EPERM),
            rules,
            spec.path("process").path("noNewPrivileges").asBoolean(false)));
  }

  /** What becomes of this call on this machine's architecture. */
  Answer answer(String call) {
    List<SeccompRule> naming = rules.stream().filter(rule -> rule.names().contains(call)).toList();
    if (naming.stream().anyMatch(rule -> letsThrough(rule) && rule.isUnconditional())) {
      return Answer.MADE;
    }
    if (naming.stream().anyMatch(rule -> letsThrough(rule) || !rule.isUnconditional())) {
      return Answer.BY_ARGUMENTS;
    }
    if (!naming.isEmpty()) {
      return Answer.REFUSED;
    }
    boolean made = SeccompAction.named(defaultAction).map(SeccompAction::letsThrough).orElse(false);
    if (made) {
      return Answer.MADE;
    }
    return defaultErrno == ENOSYS || isNewerThanAllNamed(call) ? Answer.UNKNOWN : Answer.REFUSED;
  }

  /** Whether there is any call that ends who makes it. */
  boolean isDeadly() {
    return !deadlyActions().isEmpty();
  }

  /**
   * Whether there is any call that ends one thread of many. A process that is killed as a whole has
   * a dead thread beside living ones for a moment, too.
   */
  boolean killsThreads() {
    return deadlyActions().contains(SeccompAction.KILL_THREAD);
  }

  /** Whether there is any call that it traps. */
  boolean traps() {
    return deadlyActions().contains(SeccompAction.TRAP);
  }

  /** The call that ends who makes it, if there is only one. */
  Optional<String> onlyDeadlyCall() {
    List<String> calls =
        rules.stream()
            .filter(rule -> rule.action().isDeadly())
            .flatMap(rule -> rule.names().stream())
            .distinct()
            .toList();
    return calls.size() == 1 && defaultDeadly().isEmpty()
        ? Optional.of(calls.get(0))
        : Optional.empty();
  }

  /** Whether every call ends who makes it. */
  boolean endsEverything() {
    return defaultDeadly().isPresent() && rules.stream().allMatch(it -> it.action().isDeadly());
  }

  /** How it ends who makes certain calls; KILL_THREAD stands for KILL. */
  Set<SeccompAction> deadlyActions() {
    return Stream.concat(defaultDeadly().stream(), rules.stream().map(it -> it.action().ofKernel()))
        .filter(SeccompAction::isDeadly)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** How it ends who makes this call, with some arguments at least; empty if it does not. */
  Optional<SeccompAction> deadlyFor(String call) {
    List<SeccompRule> naming = rules.stream().filter(rule -> rule.names().contains(call)).toList();
    Optional<SeccompAction> named =
        naming.stream()
            .map(rule -> rule.action().ofKernel())
            .filter(SeccompAction::isDeadly)
            .findFirst();
    boolean decided = naming.stream().anyMatch(SeccompRule::isUnconditional);
    return named.isPresent() || decided || isNewerThanAllNamed(call) ? named : defaultDeadly();
  }

  private Optional<SeccompAction> defaultDeadly() {
    return SeccompAction.named(defaultAction)
        .map(SeccompAction::ofKernel)
        .filter(SeccompAction::isDeadly);
  }

  /**
   * runc (from 1.0) answers ENOSYS to a call whose number is above all that the profile names: its
   * author cannot have known it.
   */
  private boolean isNewerThanAllNamed(String call) {
    SyscallTable table = SyscallTable.of(Architecture.ofThisMachine());
    int newest =
        rules.stream()
            .flatMap(rule -> rule.names().stream())
            .flatMap(name -> table.call(name).stream())
            .mapToInt(Syscall::number)
            .max()
            .orElse(-1);
    return newest >= 0 && table.call(call).map(it -> it.number() > newest).orElse(false);
  }

  private static boolean letsThrough(SeccompRule rule) {
    return rule.action().letsThrough();
  }

  private static Optional<SeccompRule> rule(JsonNode rule) {
    List<String> names = new ArrayList<>();
    rule.path("names").forEach(name -> names.add(name.asText()));
    List<ArgumentCondition> conditions = new ArrayList<>();
    rule.path("args")
        .forEach(
            argument ->
                conditions.add(
                    new ArgumentCondition(
                        argument.path("index").asInt(),
                        argument.path("value").bigIntegerValue(),
                        argument.path("valueTwo").bigIntegerValue(),
                        argument.path("op").asText())));
    OptionalInt errno =
        rule.path("errnoRet").isInt()
            ? OptionalInt.of(rule.path("errnoRet").asInt())
            : OptionalInt.empty();
    return SeccompAction.named(rule.path("action").asText())
        .map(action -> new SeccompRule(names, action, errno, conditions));
  }

  @Override
  public String toString() {
    return "default "
        + defaultAction
        + ", "
        + rules.size()
        + (rules.size() == 1 ? " rule" : " rules");
  }
}
