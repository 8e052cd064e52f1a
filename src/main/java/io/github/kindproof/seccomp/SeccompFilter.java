package io.github.kindproof.seccomp;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The filter that a runtime makes of a profile, and what it answers by the rules of libseccomp and
 * runc, on this machine's architecture.
 *
 * @param profile what it is made of
 * @param noNewPrivileges whether the process may gain no privileges ({@code
 *     allowPrivilegeEscalation: false}): the runtime loads the filter later then, so that fewer of
 *     its own calls are under it
 */
public record SeccompFilter(SeccompProfile profile, boolean noNewPrivileges) {
  private static final int EPERM = 1;
  private static final int ENOSYS = 38;

  /** The error number of the default action. */
  public int defaultErrno() {
    return profile.defaultErrno().orElse(EPERM);
  }

  /** What becomes of a call. A rule that always holds wins over those with conditions. */
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
   * Whether a call with these arguments is made.
   *
   * @param arguments by index from 0; of one that is not given any value is taken for possible
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
   * Whether a call never gets through, and its caller notices: one that is answered as the kernel
   * answers what it does not have, callers go on without.
   */
  public boolean isRefused(String call) {
    boolean unknown =
        naming(call).isEmpty() && (defaultErrno() == ENOSYS || isNewerThanAllNamed(call));
    return verdict(call) == CallVerdict.REFUSED && !unknown;
  }

  /** The call that ends who makes it, if there is only one. */
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

  /** Whether every call ends who makes it. */
  public boolean endsEverything() {
    return defaultDeadly().isPresent()
        && profile.rules().stream().allMatch(it -> it.action().isDeadly());
  }

  /** How it ends who makes certain calls; KILL_THREAD stands for KILL. Empty if it ends nobody. */
  public Set<SeccompAction> deadlyActions() {
    return Stream.concat(
            defaultDeadly().stream(), profile.rules().stream().map(it -> it.action().ofKernel()))
        .filter(SeccompAction::isDeadly)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** How it ends who makes this call, with some arguments at least; empty if it does not. */
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
   * runc (from 1.0) answers ENOSYS to a call whose number is above all that the profile names: its
   * author cannot have known it.
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
    int rules = profile.rules().size();
    return "default %s, %d %s"
        .formatted(profile.defaultAction().profileName(), rules, rules == 1 ? "rule" : "rules");
  }
}
