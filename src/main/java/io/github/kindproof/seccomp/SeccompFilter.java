package io.github.kindproof.seccomp;

import io.github.kindproof.internal.progress.Count;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The filter that a runtime makes from a profile, by the rules of libseccomp and runc, on this
 * machine's architecture.
 *
 * @param profile the profile that it is made from
 * @param noNewPrivileges whether the process may gain no privileges ({@code
 *     allowPrivilegeEscalation: false}): the runtime then loads the filter later, so that fewer of
 *     its own syscalls are filtered
 */
public record SeccompFilter(SeccompProfile profile, boolean noNewPrivileges) {
  private static final int EPERM = 1;
  private static final int ENOSYS = 38;

  /** Return the errno of the default action, {@code EPERM} unless the profile sets one. */
  public int defaultErrno() {
    return profile.defaultErrno().orElse(EPERM);
  }

  /** Return the verdict on a syscall. A rule without conditions wins over rules with conditions. */
  public CallVerdict verdict(String call) {
    List<SeccompRule> naming = naming(call);
    boolean otherwise = profile.defaultAction().letsThrough();
    Optional<Boolean> always =
        naming.stream()
            .filter(SeccompRule::isUnconditional)
            .map(SeccompFilter::letsThrough)
            .findFirst();
    if (always.isEmpty() && naming.stream().anyMatch(rule -> letsThrough(rule) != otherwise)) {
      return CallVerdict.SOMETIMES;
    }
    return always.orElse(otherwise) ? CallVerdict.LET_THROUGH : CallVerdict.REFUSED;
  }

  /**
   * Return whether the filter allows a syscall with these arguments.
   *
   * @param arguments by index from 0; an argument that is not given may have any value
   */
  public boolean letsThrough(String call, Map<Integer, BigInteger> arguments) {
    CallVerdict verdict = verdict(call);
    if (verdict != CallVerdict.SOMETIMES) {
      return verdict == CallVerdict.LET_THROUGH;
    }
    boolean otherwise = profile.defaultAction().letsThrough();
    Stream<SeccompRule> others =
        naming(call).stream().filter(rule -> letsThrough(rule) != otherwise);
    return otherwise
        ? others.noneMatch(it -> it.surelyMeets(arguments))
        : others.anyMatch(it -> it.possiblyMeets(arguments));
  }

  /**
   * Return whether the filter always denies a syscall so that the caller notices. It does not if it
   * answers {@code ENOSYS}, as a kernel without the syscall does: callers then go on without it.
   */
  public boolean isRefused(String call) {
    boolean unknown =
        naming(call).isEmpty() && (defaultErrno() == ENOSYS || isNewerThanAllNamed(call));
    return verdict(call) == CallVerdict.REFUSED && !unknown;
  }

  /** Return the syscall that ends its caller, if there is exactly one. */
  public Optional<String> onlyDeadlyCall() {
    List<String> calls =
        profile.rules().stream()
            .filter(rule -> rule.action().isDeadly())
            .flatMap(rule -> rule.names().stream())
            .distinct()
            .toList();
    return calls.size() == 1 && defaultDeadly().isEmpty()
        ? Optional.of(calls.get(0))
        : Optional.empty();
  }

  /** Return whether every syscall ends its caller. */
  public boolean endsEverything() {
    return defaultDeadly().isPresent()
        && profile.rules().stream().allMatch(it -> it.action().isDeadly());
  }

  /** Return the actions that end a caller, KILL_THREAD for KILL; empty if none does. */
  public Set<SeccompAction> deadlyActions() {
    return Stream.concat(
            defaultDeadly().stream(), profile.rules().stream().map(it -> it.action().ofKernel()))
        .filter(SeccompAction::isDeadly)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Return the action that ends a caller of this syscall, at least with some arguments. */
  public Optional<SeccompAction> deadlyFor(String call) {
    List<SeccompRule> naming = naming(call);
    Optional<SeccompAction> named =
        naming.stream()
            .map(rule -> rule.action().ofKernel())
            .filter(SeccompAction::isDeadly)
            .findFirst();
    boolean decided = naming.stream().anyMatch(SeccompRule::isUnconditional);
    return named.isPresent() || decided || isNewerThanAllNamed(call) ? named : defaultDeadly();
  }

  private Optional<SeccompAction> defaultDeadly() {
    return Optional.of(profile.defaultAction().ofKernel()).filter(SeccompAction::isDeadly);
  }

  /**
   * runc (from 1.0) answers ENOSYS to a syscall whose number is above all that the profile names:
   * the author cannot have known it.
   */
  private boolean isNewerThanAllNamed(String call) {
    SyscallTable table = SyscallTable.of(Architecture.ofThisMachine());
    int newest =
        profile.rules().stream()
            .flatMap(rule -> rule.names().stream())
            .flatMap(name -> table.call(name).stream())
            .mapToInt(Syscall::number)
            .max()
            .orElse(-1);
    return newest >= 0 && table.call(call).map(it -> it.number() > newest).orElse(false);
  }

  private List<SeccompRule> naming(String call) {
    return profile.rules().stream().filter(rule -> rule.names().contains(call)).toList();
  }

  private static boolean letsThrough(SeccompRule rule) {
    return rule.action().letsThrough();
  }

  @Override
  public String toString() {
    return "default %s, %s"
        .formatted(profile.defaultAction().profileName(), Count.of(profile.rules().size(), "rule"));
  }
}
