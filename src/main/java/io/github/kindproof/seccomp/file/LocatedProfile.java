package io.github.kindproof.seccomp.file;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompProfile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A profile with the places of its parts: as much of it as could be understood.
 *
 * @param span the whole profile
 * @param defaultAction what happens with a call that no rule names
 * @param defaultErrno the {@code defaultErrnoRet}
 * @param architectures whose calls the filter knows beside the node's own
 * @param flags of {@code seccomp(2)}
 * @param rules the exceptions from the default
 * @param hasListener whether something is named that decides on {@code SCMP_ACT_NOTIFY}
 * @param hasBase whether it is a resource of the security-profiles-operator that only adds to
 *     another profile
 */
public record LocatedProfile(
    Span span,
    Located<SeccompAction> defaultAction,
    Optional<Located<Integer>> defaultErrno,
    List<Located<Architecture>> architectures,
    List<Located<String>> flags,
    List<LocatedRule> rules,
    boolean hasListener,
    boolean hasBase) {

  /** Copies the lists. */
  public LocatedProfile {
    architectures = List.copyOf(architectures);
    flags = List.copyOf(flags);
    rules = List.copyOf(rules);
  }

  /** Without the places. */
  public SeccompProfile profile() {
    return profile(List.of());
  }

  SeccompProfile profile(List<String> warnings) {
    return new SeccompProfile(
        defaultAction.value(),
        defaultErrno.map(it -> OptionalInt.of(it.value())).orElse(OptionalInt.empty()),
        architectures.stream().map(Located::value).toList(),
        flags.stream().map(Located::value).toList(),
        rules.stream().map(LocatedRule::rule).toList(),
        warnings);
  }
}
