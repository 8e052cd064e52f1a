package io.github.kindproof.seccomp.file;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompProfile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * A profile with the positions of its parts, as far as it could be read.
 *
 * @param source what the profile is inside of, such as {@code linux.seccomp}; empty if the file
 *     itself is the profile
 * @param architectures those that the filter covers in addition to the node's own
 * @param hasListener whether a listener for {@code SCMP_ACT_NOTIFY} is named
 * @param hasBase whether it is a resource of the security-profiles-operator that extends another
 *     profile
 */
public record LocatedProfile(
    String source,
    Span span,
    Located<SeccompAction> defaultAction,
    Optional<Located<Integer>> defaultErrno,
    List<Located<Architecture>> architectures,
    List<Located<String>> flags,
    List<LocatedRule> rules,
    boolean hasListener,
    boolean hasBase) {

  public LocatedProfile {
    architectures = List.copyOf(architectures);
    flags = List.copyOf(flags);
    rules = List.copyOf(rules);
  }

  public SeccompProfile profile() {
    return profile(List.of());
  }

  /** Returns the same profile with only some of its rules. */
  public LocatedProfile with(Predicate<LocatedRule> wanted) {
    return new LocatedProfile(
        source,
        span,
        defaultAction,
        defaultErrno,
        architectures,
        flags,
        rules.stream().filter(wanted).toList(),
        hasListener,
        hasBase);
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
