package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.ArgumentCondition;
import io.github.kindproof.seccomp.SyscallArguments;
import io.github.kindproof.seccomp.SyscallArguments.Kind;
import io.github.kindproof.seccomp.bpf.Entry;
import io.github.kindproof.seccomp.bpf.SeccompData;
import io.github.kindproof.seccomp.file.ListedCall;
import io.github.kindproof.seccomp.file.Located;
import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.file.LocatedRule;
import io.github.kindproof.seccomp.file.ProfileProblem;
import io.github.kindproof.seccomp.filter.BuiltFilter;
import io.github.kindproof.seccomp.filter.FilterToolchain;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Conditions on arguments of 32 bits: the kernel takes the lower half of the register, and a filter
 * compares all of it, so a bit in the upper half can get a denied value allowed.
 */
final class UpperHalfRules implements RuleGroup {
  private static final long LOWER_HALF = 0xffffffffL;

  /** Upper halves that a program can choose: none, the least, and that of a negative number. */
  private static final List<Long> UPPER_HALVES = List.of(0L, 1L << 32, LOWER_HALF << 32);

  private final SyscallArguments arguments = SyscallArguments.ofLinux();

  /** A denied call, and the same one to the kernel, which the filter allows. */
  private record Bypass(SeccompData denied, SeccompData allowed) {}

  @Override
  public List<ProfileProblem> look(
      LocatedProfile profile, LintTargets targets, ProfileFilters filters) {
    List<ProfileProblem> problems = new ArrayList<>();
    Map<FilterToolchain, BuiltFilter> newest = ofNewestLibrary(filters);
    Set<String> told = new HashSet<>();
    Set<String> narrow = new HashSet<>();
    for (LocatedRule rule : profile.rules()) {
      for (Located<ArgumentCondition> condition : rule.conditions()) {
        int index = condition.value().index();
        for (ListedCall name : rule.names()) {
          if (arguments.kind(name.value(), index) == Kind.NARROW_NUMBER
              && !RuleCall.isLeftOut(rule, profile)
              && !told.contains(name.value() + index)
              && isBypassable(rule, condition.value())
              && (isWide(condition.value()) || narrow.add(name.value() + index))) {
            newest.entrySet().stream()
                .flatMap(
                    it ->
                        bypass(it.getKey(), it.getValue(), name.value(), condition.value())
                            .stream())
                .findFirst()
                .ifPresent(
                    it -> {
                      told.add(name.value() + index);
                      problems.add(problem(condition, name.value(), it));
                    });
          }
        }
      }
    }
    return problems;
  }

  /** What older releases build wrong is another problem. */
  private static Map<FilterToolchain, BuiltFilter> ofNewestLibrary(ProfileFilters filters) {
    Map<FilterToolchain, BuiltFilter> newest = new LinkedHashMap<>();
    Set<Object> seen = new HashSet<>();
    List<Map.Entry<FilterToolchain, BuiltFilter>> built =
        new ArrayList<>(filters.built().entrySet());
    for (int i = built.size() - 1; i >= 0; i--) {
      if (seen.add(built.get(i).getKey().machine())) {
        newest.put(built.get(i).getKey(), built.get(i).getValue());
      }
    }
    return newest;
  }

  /** Whether a condition can be the one that lets a value with a greater upper half through. */
  private static boolean isBypassable(LocatedRule rule, ArgumentCondition condition) {
    return switch (condition.operator()) {
      case "SCMP_CMP_NE", "SCMP_CMP_GT", "SCMP_CMP_GE" -> rule.action().value().letsThrough();
      case "SCMP_CMP_EQ", "SCMP_CMP_LT", "SCMP_CMP_LE" -> !rule.action().value().letsThrough();
      default -> condition.value().bitLength() > Integer.SIZE;
    };
  }

  private static Optional<Bypass> bypass(
      FilterToolchain builder, BuiltFilter filter, String name, ArgumentCondition condition) {
    int index = condition.index();
    Entry own = Entry.of(builder.machine()).get(0);
    return ProfileFilters.calls(filter, own, name).stream()
        .flatMap(
            it ->
                Stream.concat(
                    Stream.of(with(it, index, it.arguments().get(index) & LOWER_HALF)),
                    wide(condition).map(value -> with(it, index, value)).stream()))
        .distinct()
        .filter(it -> ProfileFilters.denies(filter.answer(it)) && !filter.isWrong(it))
        .flatMap(denied -> allowed(filter, denied, index).map(it -> new Bypass(denied, it)))
        .findFirst();
  }

  private static boolean isWide(ArgumentCondition condition) {
    return wide(condition).isPresent();
  }

  /** The one value that a condition names, if that has a bit in the upper half. */
  private static Optional<Long> wide(ArgumentCondition condition) {
    BigInteger value =
        switch (condition.operator()) {
          case "SCMP_CMP_EQ", "SCMP_CMP_NE" -> condition.value();
          case "SCMP_CMP_MASKED_EQ" -> condition.value().and(condition.valueTwo());
          default -> BigInteger.ZERO;
        };
    return value.bitLength() > Integer.SIZE ? Optional.of(value.longValue()) : Optional.empty();
  }

  private static Stream<SeccompData> allowed(BuiltFilter filter, SeccompData denied, int index) {
    return UPPER_HALVES.stream()
        .map(upper -> with(denied, index, upper | denied.arguments().get(index) & LOWER_HALF))
        .filter(it -> ProfileFilters.allows(filter.answer(it)) && !filter.isWrong(it));
  }

  private static SeccompData with(SeccompData call, int index, long value) {
    List<Long> arguments = new ArrayList<>(call.arguments());
    arguments.set(index, value);
    return new SeccompData(call.architecture(), call.number(), arguments);
  }

  private static ProfileProblem problem(
      Located<ArgumentCondition> condition, String name, Bypass bypass) {
    int index = condition.value().index();
    return ProfileProblem.of(
        LintRule.UPPER_HALF,
        condition.span(),
        "%s is denied, but %s is allowed and does the same: argument %d has 32 bits for the kernel"
                .formatted(
                    CallText.of(name, bypass.denied()), CallText.of(name, bypass.allowed()), index)
            + " and 64 for the filter",
        "compare the lower half only, with SCMP_CMP_MASKED_EQ and the mask 4294967295, or allow"
            + " single values with SCMP_CMP_EQ");
  }
}
