package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SyscallTable;
import io.github.kindproof.seccomp.bpf.Entry;
import io.github.kindproof.seccomp.bpf.FilterAnswer;
import io.github.kindproof.seccomp.bpf.SeccompData;
import io.github.kindproof.seccomp.file.Located;
import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.file.ProfileProblem;
import io.github.kindproof.seccomp.file.Span;
import io.github.kindproof.seccomp.filter.BuiltFilter;
import io.github.kindproof.seccomp.filter.FilterToolchain;
import io.github.kindproof.seccomp.filter.Libseccomp;
import io.github.kindproof.seccomp.filter.MultiplexedCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Profiles from which libseccomp builds a filter with answers that no rule gives. */
final class WrongFilterRules implements RuleGroup {
  /** Syscalls without conditions are wrong all together, or not at all. */
  private static final int SAMPLE = 3;

  /**
   * A syscall with a wrong answer.
   *
   * @param place where to report it
   * @param who the libraries and runtimes that build it
   */
  private record Fault(Span place, String example, Set<FilterToolchain> who) {}

  @Override
  public List<ProfileProblem> look(
      LocatedProfile profile, LintTargets targets, ProfileFilters filters) {
    Map<Architecture, Fault> withoutRules = new LinkedHashMap<>();
    Map<String, Fault> wrong = new LinkedHashMap<>();
    List<RuleCall> handed = RuleCall.handed(profile);
    Map<FilterToolchain, BuiltFilter> built = filters.built();
    built.forEach(
        (builder, filter) -> {
          for (Entry entry : filters.listed(builder.machine())) {
            Look look = new Look(profile, filter, entry, sample(handed, entry));
            Optional<String> example = look.withoutRules();
            if (example.isPresent()) {
              Span place = place(profile, entry);
              withoutRules
                  .computeIfAbsent(
                      entry.architecture(), it -> new Fault(place, example.get(), new HashSet<>()))
                  .who()
                  .add(builder);
            } else {
              look.wrong().forEach((call, text) -> add(call, text, entry, builder, wrong));
            }
          }
        });
    List<ProfileProblem> problems = new ArrayList<>();
    withoutRules.forEach((it, fault) -> problems.add(withoutRules(it, fault, built.keySet())));
    wrong.values().forEach(fault -> problems.add(wrong(fault, built.keySet())));
    return problems;
  }

  private static void add(
      RuleCall call,
      String example,
      Entry entry,
      FilterToolchain builder,
      Map<String, Fault> wrong) {
    String place =
        entry.architecture() == builder.machine()
            ? ""
            : " for " + entry.architecture().profileName();
    wrong
        .computeIfAbsent(
            call.name() + place,
            it -> new Fault(call.listed().span(), example + place, new HashSet<>()))
        .who()
        .add(builder);
  }

  /** One rule for each syscall with conditions, and some without. */
  private static List<RuleCall> sample(List<RuleCall> handed, Entry entry) {
    Set<String> seen = new HashSet<>();
    List<RuleCall> there = handed.stream().filter(it -> exists(it.name(), entry)).toList();
    return Stream.concat(
            there.stream().filter(it -> !it.rule().isUnconditional() && seen.add(it.name())),
            there.stream()
                .filter(it -> it.rule().isUnconditional() && seen.add(it.name()))
                .limit(SAMPLE))
        .toList();
  }

  private static boolean exists(String call, Entry entry) {
    return SyscallTable.of(entry.architecture()).call(call).isPresent()
        || MultiplexedCall.of(entry.architecture(), call).isPresent();
  }

  private static Span place(LocatedProfile profile, Entry entry) {
    return profile.architectures().stream()
        .filter(it -> it.value() == entry.architecture())
        .map(Located::span)
        .findFirst()
        .orElse(profile.defaultAction().span());
  }

  private static ProfileProblem withoutRules(
      Architecture architecture, Fault fault, Set<FilterToolchain> all) {
    return ProfileProblem.of(
        LintRule.WRONG_FILTER,
        fault.place(),
        "%s no rule for %s into the filter: %s"
            .formatted(
                who(fault.who(), all, "puts", "put"), architecture.profileName(), fault.example()),
        "add a rule without conditions for another syscall that this architecture has");
  }

  private static ProfileProblem wrong(Fault fault, Set<FilterToolchain> all) {
    boolean corrected =
        Stream.of(all, fault.who())
            .map(it -> it.stream().anyMatch(each -> each.library().equals(Libseccomp.newest())))
            .toList()
            .equals(List.of(true, false));
    return ProfileProblem.of(
        LintRule.WRONG_FILTER,
        fault.place(),
        "%s this filter wrong: %s"
            .formatted(who(fault.who(), all, "builds", "build"), fault.example()),
        (corrected ? "update to " + Libseccomp.newest() + ", or " : "")
            + "compare by SCMP_CMP_LT, LE, GE and GT only with values below 4294967296 (2^32)");
  }

  /** The releases of libseccomp, and the runtimes if not all of them are concerned. */
  private static String who(
      Set<FilterToolchain> who, Set<FilterToolchain> all, String verb, String verbOfSeveral) {
    Set<String> releases = new TreeSet<>();
    Set<String> runtimes = new TreeSet<>();
    who.forEach(it -> releases.add(it.library().version()));
    who.forEach(it -> runtimes.add(it.runtime().toString()));
    List<Libseccomp> libraries = who.stream().map(FilterToolchain::library).distinct().toList();
    boolean everywhere =
        all.stream().filter(it -> libraries.contains(it.library())).allMatch(who::contains);
    return "libseccomp "
        + String.join(", ", releases)
        + (everywhere ? " " : " under " + String.join(", ", runtimes) + " ")
        + (releases.size() == 1 ? verb : verbOfSeveral);
  }

  /** A look at the rules of one architecture in one filter. */
  private record Look(
      LocatedProfile profile, BuiltFilter filter, Entry entry, List<RuleCall> sample) {

    /** A call with the wrong answer, if every answer is the default. */
    Optional<String> withoutRules() {
      FilterAnswer otherwise = RuleCall.ofDefault(profile);
      boolean none =
          sample.stream().flatMap(this::calls).allMatch(it -> filter.answer(it).equals(otherwise));
      return none
          ? sample.stream().flatMap(it -> example(it).stream()).findFirst()
          : Optional.empty();
    }

    Map<RuleCall, String> wrong() {
      Map<RuleCall, String> wrong = new LinkedHashMap<>();
      sample.forEach(call -> example(call).ifPresent(it -> wrong.put(call, it)));
      return wrong;
    }

    /** A wrong answer, one that allows something if there is one. */
    private Optional<String> example(RuleCall call) {
      List<SeccompData> wrong =
          calls(call).filter(it -> !right(call, it).contains(filter.answer(it))).toList();
      return wrong.stream()
          .filter(it -> ProfileFilters.allows(filter.answer(it)))
          .findFirst()
          .or(() -> wrong.stream().findFirst())
          .map(
              it ->
                  "%s gets %s instead of %s"
                      .formatted(
                          CallText.of(name(call), it),
                          filter.answer(it),
                          right(call, it).iterator().next()));
    }

    private Set<FilterAnswer> right(RuleCall call, SeccompData data) {
      if (name(call).equals(call.name())) {
        Set<FilterAnswer> right = filter.answersOfRules(data);
        return right.isEmpty() ? Set.of(filter.answer(data)) : right;
      }
      boolean matches =
          call.rule().isUnconditional()
              && data.arguments().get(0)
                  == MultiplexedCall.of(entry.architecture(), call.name()).orElseThrow().number();
      return Set.of(matches ? call.answer() : filter.answer(data));
    }

    private Stream<SeccompData> calls(RuleCall call) {
      return ProfileFilters.calls(filter, entry, name(call)).stream();
    }

    /** The syscall, or the multiplexer by which alone the architecture reaches it. */
    private String name(RuleCall call) {
      return SyscallTable.of(entry.architecture()).call(call.name()).isPresent()
          ? call.name()
          : MultiplexedCall.of(entry.architecture(), call.name()).orElseThrow().multiplexer();
    }
  }
}
