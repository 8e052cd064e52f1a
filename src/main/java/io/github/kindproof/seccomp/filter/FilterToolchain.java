package io.github.kindproof.seccomp.filter;

import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.catalog.Version;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.ArgumentCondition;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.SeccompRule;
import io.github.kindproof.seccomp.SyscallTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A runtime, and the library that it builds filters with.
 *
 * @param runtime for example runc 1.4.3
 * @param library the release of libseccomp that it is linked with
 * @param machine the architecture of the node
 */
public record FilterToolchain(OciRuntime runtime, Libseccomp library, Architecture machine) {
  private static final OciRuntime NEWEST_RUNC = new OciRuntime(OciRuntime.Kind.RUNC, "1.4.4");
  private static final String WAIT_KILLABLE = "SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV";
  private static final int EPERM = 1;
  private static final int ARGUMENTS = 6;
  private static final int LONG_LIST = 32;
  private static final int MOST_CONDITIONS = 2 * FilterProgram.MOST_INSTRUCTIONS;
  private static final int MAX_ERRNO = 4095;
  private static final int DATA_BITS = 0xffff;
  private static final int ACTION_BITS = ~DATA_BITS;

  /** Return the newest runc and libseccomp that were compared, on this machine. */
  public static FilterToolchain newest() {
    return of(NEWEST_RUNC);
  }

  /** Return the newest runc and libseccomp that were compared, on a machine. */
  public static FilterToolchain newest(Architecture machine) {
    return new FilterToolchain(NEWEST_RUNC, Libseccomp.newest(), machine);
  }

  /** Return a runtime with the newest libseccomp that was compared, on this machine. */
  public static FilterToolchain of(OciRuntime runtime) {
    return new FilterToolchain(runtime, Libseccomp.newest(), Architecture.ofThisMachine());
  }

  /**
   * Return the toolchains that differ in what they make of profiles: of the runtimes, one of each
   * group that works alike, with each of the libraries.
   */
  public static List<FilterToolchain> different(
      List<OciRuntime> runtimes, List<Libseccomp> libraries, Architecture machine) {
    Map<String, OciRuntime> alike = new LinkedHashMap<>();
    runtimes.forEach(it -> alike.merge(behavior(it), it, (before, after) -> after));
    return alike.values().stream()
        .flatMap(
            runtime ->
                libraries.stream()
                    .distinct()
                    .map(library -> new FilterToolchain(runtime, library, machine)))
        .toList();
  }

  /** Return what decides on a runtime's filters: the releases at which that changed. */
  private static String behavior(OciRuntime runtime) {
    Version version = Version.of(runtime.version());
    return runtime.kind()
        + Stream.of("1.1.8", "1.2.0", "1.4.1", "1.5.0")
            .filter(it -> version.compareTo(Version.of(it)) >= 0)
            .collect(Collectors.joining(" "));
  }

  /** Build the filter of a profile, as the runtime does when it starts a container. */
  public FilterBuild build(SeccompProfile profile) {
    return build(profile, new HashMap<>());
  }

  /** Build the filters of a profile with several toolchains. What is alike is built once. */
  public static Map<FilterToolchain, FilterBuild> build(
      List<FilterToolchain> toolchains, SeccompProfile profile) {
    Map<HandedProfile, AssembledProfile> known = new HashMap<>();
    Map<FilterToolchain, FilterBuild> builds = new LinkedHashMap<>();
    toolchains.forEach(it -> builds.put(it, it.build(profile, known)));
    return builds;
  }

  private FilterBuild build(SeccompProfile profile, Map<HandedProfile, AssembledProfile> known) {
    Optional<String> refusal = refusal(profile);
    if (refusal.isPresent()) {
      return new FilterBuild.Refused(refusal.get());
    }
    int otherwise = otherwise(profile);
    if (!isValid(otherwise)) {
      return new FilterBuild.Refused(errnoTooLarge(otherwise));
    }
    if (hasTooManyConditions(profile, otherwise)) {
      return FilterBuild.Refused.tooLong(
          "the profile has more than %d different conditions".formatted(MOST_CONDITIONS));
    }
    List<HandedProfile.Rule> handed = new ArrayList<>();
    Optional<String> invalid = hand(profile, otherwise, handed);
    AssembledProfile assembled =
        known.computeIfAbsent(handed(profile, handed), AssembledProfile::of);
    if (assembled.problem().or(() -> invalid).isPresent()) {
      return new FilterBuild.Refused(assembled.problem().or(() -> invalid).get());
    }
    int instructions = assembled.program().instructions();
    if (instructions > FilterProgram.MOST_INSTRUCTIONS) {
      return FilterBuild.Refused.tooLong(
          "the filter has at least %d instructions".formatted(instructions));
    }
    return new FilterBuild.Built(
        new BuiltFilter(
            assembled.rules(),
            assembled.reading(),
            assembled.program().steps(),
            newestAnswered(profile)));
  }

  /**
   * Return whether the runtime builds the same filter from two profiles: it hands the same rules to
   * libseccomp, and answers ENOSYS above the same numbers. It must reject neither of them.
   */
  public boolean handsOverTheSame(SeccompProfile one, SeccompProfile other) {
    return newestAnswered(one).equals(newestAnswered(other)) && handed(one).equals(handed(other));
  }

  private Map<Architecture, Integer> newestAnswered(SeccompProfile profile) {
    return isPatched(profile) ? newestNamed(profile) : Map.of();
  }

  private HandedProfile handed(SeccompProfile profile) {
    List<HandedProfile.Rule> rules = new ArrayList<>();
    Optional<String> unused = hand(profile, otherwise(profile), rules);
    return handed(profile, rules);
  }

  private HandedProfile handed(SeccompProfile profile, List<HandedProfile.Rule> rules) {
    return new HandedProfile(
        List.copyOf(architectures(profile)),
        rules,
        otherwise(profile),
        isLong(profile),
        library.oldestAlike());
  }

  private int otherwise(SeccompProfile profile) {
    return returnValue(profile.defaultAction(), profile.defaultErrno());
  }

  /** Collect the rules that the runtime hands to libseccomp. Return why it hands over no more. */
  private Optional<String> hand(
      SeccompProfile profile, int otherwise, List<HandedProfile.Rule> handed) {
    for (SeccompRule rule : profile.rules()) {
      int value = returnValue(rule.action(), rule.errno());
      if (value == otherwise) {
        continue; // the runtime leaves it out
      }
      List<List<ArgumentCondition>> alternatives = alternatives(rule.conditions());
      for (String call : rule.names()) {
        if (!library.knows(call)) {
          continue;
        }
        if (!isValid(value)) {
          return Optional.of(errnoTooLarge(value));
        }
        alternatives.forEach(it -> handed.add(new HandedProfile.Rule(call, it, value)));
      }
    }
    return Optional.empty();
  }

  /** Each is an instruction, unless another rule makes it needless. */
  private boolean hasTooManyConditions(SeccompProfile profile, int otherwise) {
    List<SeccompRule> handed =
        profile.rules().stream()
            .filter(it -> returnValue(it.action(), it.errno()) != otherwise)
            .toList();
    long all =
        handed.stream().mapToLong(it -> (long) it.names().size() * it.conditions().size()).sum();
    return all > MOST_CONDITIONS && hasTooManyDifferent(handed);
  }

  private boolean hasTooManyDifferent(List<SeccompRule> rules) {
    Set<Object> different = new HashSet<>();
    for (SeccompRule rule : rules) {
      for (List<ArgumentCondition> each : alternatives(rule.conditions())) {
        for (String call : rule.names()) {
          if (!each.isEmpty()
              && different.add(List.of(call, each))
              && different.size() > MOST_CONDITIONS) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** libseccomp takes an errno below the kernel's MAX_ERRNO only. */
  private static boolean isValid(int value) {
    return (value & ACTION_BITS) != SeccompAction.ERRNO.code() || (value & DATA_BITS) < MAX_ERRNO;
  }

  private static String errnoTooLarge(int value) {
    return "libseccomp: Invalid argument: errno " + (value & DATA_BITS);
  }

  /**
   * Return the rules that a runtime hands over for one entry: one, unless two conditions are on the
   * same argument. Then each condition becomes a rule of its own.
   */
  List<List<ArgumentCondition>> alternatives(List<ArgumentCondition> given) {
    List<ArgumentCondition> conditions = given.stream().map(this::read).toList();
    long arguments = conditions.stream().map(ArgumentCondition::index).distinct().count();
    return arguments == conditions.size()
        ? List.of(conditions)
        : taken(conditions).stream().map(List::of).toList();
  }

  /** youki takes the mask for the value, and the value for the mask. */
  private ArgumentCondition read(ArgumentCondition it) {
    return runtime.kind() == OciRuntime.Kind.YOUKI && it.operator().equals("SCMP_CMP_MASKED_EQ")
        ? new ArgumentCondition(it.index(), it.valueTwo(), it.value(), it.operator())
        : it;
  }

  /** crun reads no more conditions of a rule than a syscall has arguments. */
  private List<ArgumentCondition> taken(List<ArgumentCondition> conditions) {
    return runtime.kind() == OciRuntime.Kind.CRUN && conditions.size() > ARGUMENTS
        ? conditions.subList(0, ARGUMENTS)
        : conditions;
  }

  private Set<Architecture> architectures(SeccompProfile profile) {
    Set<Architecture> architectures = new LinkedHashSet<>(Set.of(machine));
    architectures.addAll(profile.architectures());
    return architectures;
  }

  private Optional<String> refusal(SeccompProfile profile) {
    for (Architecture each : profile.architectures()) {
      if (!knows(each)) {
        return Optional.of(runtime + " does not know " + each.profileName());
      }
      if (each.isLittleEndian() != machine.isLittleEndian()) {
        return Optional.of(
            "libseccomp: numerical argument out of domain: byte order of " + each.profileName());
      }
    }
    return switch (runtime.kind()) {
      case RUNC -> refusalOfRunc(profile);
      case CRUN -> refusalOfCrun(profile);
      case YOUKI -> refusalOfYouki(profile);
    };
  }

  private Optional<String> refusalOfRunc(SeccompProfile profile) {
    if (!profile.flags().isEmpty() && !isAtLeast("1.2.0")) {
      return Optional.of("seccomp flags are not yet supported by runc");
    }
    if (profile.flags().contains(WAIT_KILLABLE)) {
      if (!isAtLeast("1.5.0")) {
        return Optional.of("seccomp flag %s is not known to runc".formatted(WAIT_KILLABLE));
      }
      if (!library.waitsKillable()) {
        return Optional.of("error adding WaitKill flag to seccomp filter: requires 2.6.0");
      }
    }
    return refusalOfNotify(profile);
  }

  private Optional<String> refusalOfYouki(SeccompProfile profile) {
    if (profile.flags().contains(WAIT_KILLABLE) && !library.waitsKillable()) {
      return Optional.of("failed to set filter flag: requires libseccomp 2.6.0");
    }
    if (isTooLargeToTrace(profile.defaultAction(), profile.defaultErrno())
        || profile.rules().stream().anyMatch(it -> isTooLargeToTrace(it.action(), it.errno()))) {
      return Optional.of("failed to translate trace action: errno out of range");
    }
    return refusalOfNotify(profile);
  }

  private static boolean isTooLargeToTrace(SeccompAction action, OptionalInt errno) {
    return action == SeccompAction.TRACE && errno.orElse(EPERM) > Short.MAX_VALUE;
  }

  private static Optional<String> refusalOfNotify(SeccompProfile profile) {
    if (profile.defaultAction() == SeccompAction.NOTIFY) {
      return Optional.of("SCMP_ACT_NOTIFY cannot be used as default action");
    }
    boolean notifiesWrite =
        profile.rules().stream()
            .anyMatch(it -> it.action() == SeccompAction.NOTIFY && it.names().contains("write"));
    return notifiesWrite
        ? Optional.of("SCMP_ACT_NOTIFY cannot be used for the write syscall")
        : Optional.empty();
  }

  private static Optional<String> refusalOfCrun(SeccompProfile profile) {
    if (profile.defaultErrno().isPresent() && !takesErrno(profile.defaultAction())) {
      return Optional.of(errnoOn(profile.defaultAction()));
    }
    return profile.rules().stream()
        .filter(it -> it.errno().isPresent() && !takesErrno(it.action()))
        .map(it -> errnoOn(it.action()))
        .findFirst();
  }

  private static String errnoOn(SeccompAction action) {
    return "errno value specified for action `%s`".formatted(action.profileName());
  }

  /** Return whether runtimes hand an errno of the profile to an action. */
  public static boolean takesErrno(SeccompAction action) {
    return action == SeccompAction.ERRNO || action == SeccompAction.TRACE;
  }

  private boolean knows(Architecture architecture) {
    if (!library.knows(architecture)) {
      return false;
    }
    return switch (architecture) {
      case M68K, SH, SHEB, PARISC, PARISC64 -> !isRunc();
      case LOONGARCH64 -> !isRunc() || isAtLeast("1.4.1");
      case RISCV64 -> !isRunc() || isAtLeast("1.1.8");
      default -> true;
    };
  }

  static int returnValue(SeccompAction action, OptionalInt errno) {
    long code = action.ofKernel().code();
    return (int) (takesErrno(action) ? code | errno.orElse(EPERM) & DATA_BITS : code);
  }

  /**
   * Return the newest number that the profile names, by architecture: runc answers ENOSYS to
   * syscalls with greater ones, which the author cannot have known.
   */
  private Map<Architecture, Integer> newestNamed(SeccompProfile profile) {
    Map<Architecture, Integer> newest = new LinkedHashMap<>();
    boolean impliesMachine = isAtLeast("1.2.0");
    for (Architecture each : architectures(profile)) {
      boolean counts = profile.architectures().contains(each) || impliesMachine;
      if (counts && SyscallTable.covers(each)) {
        profile.rules().stream()
            .flatMap(rule -> rule.names().stream())
            .filter(library::knows)
            .filter(call -> MultiplexedCall.of(each, call).isEmpty())
            .flatMap(call -> library.number(each, call).stream())
            .max(Integer::compare)
            .filter(number -> number != 0)
            .ifPresent(number -> newest.put(each, number));
      }
    }
    return newest;
  }

  private boolean isPatched(SeccompProfile profile) {
    return isRunc()
        && switch (profile.defaultAction()) {
          case ALLOW, LOG, TRACE -> false;
          default -> true;
        };
  }

  /** runc lets libseccomp make a binary tree of longer lists. */
  private boolean isLong(SeccompProfile profile) {
    int calls = profile.rules().stream().mapToInt(rule -> rule.names().size()).sum();
    return isRunc() && isAtLeast("1.2.0") && calls > LONG_LIST;
  }

  private boolean isRunc() {
    return runtime.kind() == OciRuntime.Kind.RUNC;
  }

  private boolean isAtLeast(String version) {
    return Version.compare(runtime.version(), version) >= 0;
  }

  @Override
  public String toString() {
    return runtime + " with " + library;
  }
}
