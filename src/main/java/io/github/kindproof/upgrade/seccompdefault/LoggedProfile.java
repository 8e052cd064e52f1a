package io.github.kindproof.upgrade.seccompdefault;

import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.SeccompRule;
import java.util.OptionalInt;

/** A profile whose denials are logged instead of made. Pure. */
public final class LoggedProfile {
  private LoggedProfile() {}

  /**
   * Return a profile that allows what the given one allows, and logs and lets through what it
   * denies: the same syscalls, decided alike by their arguments.
   *
   * <p>A runtime leaves out rules with the action of the default. So this holds for profiles that
   * deny by default and whose denying rules never overlap with allowing ones, as RuntimeDefault
   * does.
   */
  public static SeccompProfile of(SeccompProfile profile) {
    return new SeccompProfile(
        logged(profile.defaultAction()),
        OptionalInt.empty(),
        profile.architectures(),
        profile.flags(),
        profile.rules().stream().map(LoggedProfile::logged).toList(),
        profile.warnings());
  }

  private static SeccompRule logged(SeccompRule rule) {
    return rule.action().letsThrough()
        ? rule
        : new SeccompRule(rule.names(), SeccompAction.LOG, OptionalInt.empty(), rule.conditions());
  }

  private static SeccompAction logged(SeccompAction action) {
    return action.letsThrough() ? action : SeccompAction.LOG;
  }
}
