package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.ArgumentCondition;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.SeccompRule;
import io.github.kindproof.seccomp.Syscall;
import io.github.kindproof.seccomp.SyscallTable;
import io.github.kindproof.seccomp.bpf.BoundaryValues;
import io.github.kindproof.seccomp.bpf.CallAnswers;
import io.github.kindproof.seccomp.bpf.Entry;
import io.github.kindproof.seccomp.bpf.FilterAnswer;
import io.github.kindproof.seccomp.bpf.SeccompData;
import io.github.kindproof.seccomp.filter.BuiltFilter;
import io.github.kindproof.seccomp.filter.FilterBuild;
import io.github.kindproof.seccomp.filter.FilterToolchain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What each runtime of the nodes makes of a profile. */
final class ProfileFilters {
  private final SeccompProfile profile;
  private final Map<FilterToolchain, FilterBuild> builds;
  private final Map<FilterToolchain, BuiltFilter> built = new LinkedHashMap<>();
  private final Map<String, List<Set<FilterAnswer>>> answers = new HashMap<>();

  private ProfileFilters(SeccompProfile profile, List<FilterToolchain> builders) {
    this.profile = profile;
    builds = FilterToolchain.build(builders, profile);
    builds.forEach((builder, build) -> filter(build).ifPresent(it -> built.put(builder, it)));
  }

  static ProfileFilters of(SeccompProfile profile, LintTargets targets) {
    return new ProfileFilters(profile, builders(targets));
  }

  private static List<FilterToolchain> builders(LintTargets targets) {
    List<Architecture> machines =
        targets.architectures().stream().filter(SyscallTable::covers).sorted().toList();
    return (machines.isEmpty() ? List.of(Architecture.X86_64) : machines)
        .stream()
            .flatMap(
                machine ->
                    FilterToolchain.different(targets.runtimes(), targets.libraries(), machine)
                        .stream())
            .toList();
  }

  /** Whether the answers are the same without one of the rules. */
  boolean answerAsWithout(int rule) {
    List<SeccompRule> others = new ArrayList<>(profile.rules());
    others.remove(rule);
    SeccompProfile without = withRules(others, profile.architectures(), profile.flags());
    boolean isNeverHandedOver =
        built.size() == builds.size()
            && built.keySet().stream().allMatch(it -> it.handsOverTheSame(profile, without));
    return isNeverHandedOver || answerAs(of(without)); // which takes long for a long profile
  }

  /** What the same runtimes make of the profile with only these rules, and without its flags. */
  ProfileFilters with(List<SeccompRule> rules) {
    return of(withRules(rules));
  }

  /** What the same runtimes make of another profile. */
  ProfileFilters of(SeccompProfile other) {
    return new ProfileFilters(other, List.copyOf(builds.keySet()));
  }

  /**
   * What the same runtimes make of the profile without the architectures and flags for which each
   * of them rejects it.
   */
  ProfileFilters withoutUnknownWords() {
    return of(
        withRules(
            profile.rules(),
            profile.architectures().stream()
                .filter(it -> isBuilt(withRules(List.of(), List.of(it), List.of())))
                .toList(),
            profile.flags().stream()
                .filter(it -> isBuilt(withRules(List.of(), List.of(), List.of(it))))
                .toList()));
  }

  private boolean isBuilt(SeccompProfile other) {
    return builds.keySet().stream().anyMatch(it -> it.build(other) instanceof FilterBuild.Built);
  }

  SeccompProfile withRules(List<SeccompRule> rules) {
    return withRules(rules, profile.architectures(), List.of());
  }

  /** The profile with only these rules, for the nodes' own architecture. */
  SeccompProfile withoutArchitectures(List<SeccompRule> rules) {
    return withRules(rules, List.of(), List.of());
  }

  private SeccompProfile withRules(
      List<SeccompRule> rules, List<Architecture> architectures, List<String> flags) {
    return new SeccompProfile(
        profile.defaultAction(), profile.defaultErrno(), architectures, flags, rules, List.of());
  }

  SeccompProfile profile() {
    return profile;
  }

  Map<FilterToolchain, FilterBuild> builds() {
    return builds;
  }

  /** The filters of the runtimes that do not reject the profile. */
  Map<FilterToolchain, BuiltFilter> built() {
    return built;
  }

  /** Whether each runtime's filter answers every syscall alike, or it rejects both profiles. */
  boolean answerAs(ProfileFilters other) {
    return answerAs(other, call -> true) && answerAlikeToUnknown(other);
  }

  /** The same, for these syscalls only. */
  boolean answerAs(ProfileFilters other, Predicate<String> calls) {
    return builds.keySet().stream().allMatch(it -> answersAs(it, other, calls));
  }

  /** Runtimes deny syscalls newer than any in the profile with ENOSYS. */
  private boolean answerAlikeToUnknown(ProfileFilters other) {
    return built.entrySet().stream()
        .allMatch(
            it ->
                Entry.of(it.getKey().machine()).stream()
                    .map(way -> SeccompData.of(way.auditCode(), way.unknownNumber()))
                    .allMatch(
                        call ->
                            it.getValue()
                                .answer(call)
                                .equals(
                                    Objects.requireNonNull(other.built.get(it.getKey()))
                                        .answer(call))));
  }

  private boolean answersAs(
      FilterToolchain builder, ProfileFilters other, Predicate<String> calls) {
    BuiltFilter ours = built.get(builder);
    BuiltFilter others = other.built.get(builder);
    if (ours == null || others == null) {
      return ours == null && others == null;
    }
    if (builder.handsOverTheSame(profile, other.profile)) {
      return true;
    }
    for (Entry entry : Entry.of(builder.machine())) {
      for (Syscall call : entry.syscalls()) {
        if (calls.test(call.name()) && !ours.answersAs(others, entry.auditCode(), call.number())) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Whether a rule alone gives its answer to a call: no other rule matches the call, in any filter.
   */
  boolean decides(RuleCall call) {
    BoundaryValues values = new BoundaryValues();
    call.rule().conditions().forEach(it -> around(it.value(), values));
    return built.entrySet().stream()
        .allMatch(
            it ->
                listed(it.getKey().machine()).stream()
                    .anyMatch(entry -> decides(call, it.getValue(), entry, values)));
  }

  private static void around(ArgumentCondition condition, BoundaryValues values) {
    boolean masked = condition.operator().equals("SCMP_CMP_MASKED_EQ");
    long value = (masked ? condition.valueTwo() : condition.value()).longValue();
    long mask = masked ? condition.value().longValue() : -1L;
    for (boolean upper : List.of(false, true)) {
      values.around(condition.index(), upper, half(value, upper), half(mask, upper));
    }
  }

  private static long half(long value, boolean upper) {
    return upper ? value >>> Integer.SIZE : value & 0xffffffffL;
  }

  private static boolean decides(
      RuleCall call, BuiltFilter filter, Entry entry, BoundaryValues values) {
    return SyscallTable.of(entry.architecture())
        .call(call.name())
        .map(it -> CallAnswers.combinations(values, entry.auditCode(), it.number()))
        .orElse(List.of())
        .stream()
        .anyMatch(
            it ->
                filter.isMatchedOnlyBy(call.conditions(), it)
                    && filter.answer(it).equals(call.answer()));
  }

  /** Whether some filter allows a syscall whatever its arguments are. */
  boolean allow(String call) {
    return answers(call).stream().anyMatch(it -> it.stream().allMatch(ProfileFilters::allows));
  }

  /** Whether some filter denies a syscall whatever its arguments are. */
  boolean deny(String call) {
    return answers(call).stream().anyMatch(it -> it.stream().allMatch(ProfileFilters::denies));
  }

  /** Whether some filter allows a syscall with some arguments and denies it with others. */
  boolean decideByArguments(String call) {
    return answers(call).stream()
        .anyMatch(
            it ->
                it.stream().anyMatch(ProfileFilters::allows)
                    && it.stream().anyMatch(ProfileFilters::denies));
  }

  /** Whether some filter reports success for a syscall, which the kernel does not run then. */
  boolean pretend(String call) {
    return answers(call).stream().anyMatch(it -> it.contains(FilterAnswer.errno(0)));
  }

  /** Whether no filter answers anything but ALLOW or LOG to a syscall. */
  boolean neverDeny(String call) {
    return answers(call).stream().allMatch(it -> it.stream().allMatch(ProfileFilters::allows));
  }

  static boolean allows(FilterAnswer answer) {
    return answer.action().letsThrough();
  }

  /** No container has a tracer, so the kernel answers ENOSYS. An agent may decide either way. */
  static boolean denies(FilterAnswer answer) {
    return !allows(answer) && answer.action() != SeccompAction.NOTIFY;
  }

  /** The answers to a syscall of each filter, with any arguments. */
  private List<Set<FilterAnswer>> answers(String call) {
    return answers.computeIfAbsent(
        call,
        it ->
            built.entrySet().stream()
                .flatMap(each -> answers(each.getKey(), each.getValue(), call))
                .distinct()
                .toList());
  }

  /** By the node's own way into the kernel; by another one if only that has the syscall. */
  private Stream<Set<FilterAnswer>> answers(
      FilterToolchain builder, BuiltFilter filter, String name) {
    for (Entry entry : listed(builder.machine())) {
      Optional<Syscall> call = SyscallTable.of(entry.architecture()).call(name);
      if (call.isPresent()) {
        return Stream.of(
            new HashSet<>(
                filter.answers(entry.auditCode(), call.get().number()).examples().keySet()));
      }
    }
    return Stream.of();
  }

  /** The ways into the kernel that have rules, the node's own one first. */
  List<Entry> listed(Architecture machine) {
    return Entry.of(machine).stream()
        .filter(
            it ->
                it.architecture() == machine || profile.architectures().contains(it.architecture()))
        .toList();
  }

  /** The calls with which the answers to a syscall can change; empty where it does not exist. */
  static List<SeccompData> calls(BuiltFilter filter, Entry entry, String name) {
    return SyscallTable.of(entry.architecture())
        .call(name)
        .map(it -> filter.boundaryCalls(entry.auditCode(), it.number()))
        .orElse(List.of());
  }

  private static Optional<BuiltFilter> filter(FilterBuild build) {
    return build instanceof FilterBuild.Built built
        ? Optional.of(built.filter())
        : Optional.empty();
  }
}
