package io.github.kindproof.seccomp.explain;

import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.CallVerdict;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.Syscall;
import io.github.kindproof.seccomp.SyscallTable;
import io.github.kindproof.seccomp.Way;
import io.github.kindproof.seccomp.bpf.Entry;
import io.github.kindproof.seccomp.bpf.SeccompData;
import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.filter.FilterToolchain;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import io.github.kindproof.seccomp.knowledge.RuntimeNeeds;
import io.github.kindproof.seccomp.lint.LintData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A profile compared with RuntimeDefault.
 *
 * @param runtime the runtime whose filter is explained: the newest runc, if that takes the profile
 * @param containerd the version of that RuntimeDefault
 * @param newestNamed the syscall with the greatest number that the profile names, if runc answers
 *     ENOSYS to those with greater ones
 * @param letThrough x86_64 syscalls that the profile allows, at least with some arguments
 * @param otherArguments those that RuntimeDefault allows with fewer arguments than the profile
 * @param dangerous allowed syscalls that are dangerous, with the reason
 * @param missing denied syscalls that a runtime needs, for pods with {@code
 *     allowPrivilegeEscalation: false}
 * @param missingEarly the same for other pods, where runtimes need more
 * @param around syscalls that are denied as usual, at least with some arguments, and the ways by
 *     which they are not
 * @param refusals why runtimes refuse the profile itself, by runtime
 * @param shut exploits that the profile blocks
 * @param open the others, and the ways by which they work
 */
public record ProfileExplanation(
    String name,
    SeccompProfile profile,
    OciRuntime runtime,
    String containerd,
    Optional<String> newestNamed,
    SortedSet<String> letThrough,
    SortedSet<String> letThroughByDefault,
    SortedSet<String> otherArguments,
    Map<String, String> dangerous,
    Map<OciRuntime, List<String>> missing,
    Map<OciRuntime, List<String>> missingEarly,
    Map<String, Set<Way>> around,
    Map<OciRuntime, String> refusals,
    List<Exploit> shut,
    Map<Exploit, Set<Way>> open,
    List<Exploit> shutByDefault) {

  /** What runc says where a profile names no listener for SCMP_ACT_NOTIFY; crun goes on. */
  private static final String NO_LISTENER = "listenerPath is not set";

  public static ProfileExplanation of(String name, LocatedProfile profile, Knowledge knowledge) {
    return of(name, profile.profile(), profile.hasListener(), knowledge);
  }

  public static ProfileExplanation of(String name, SeccompProfile profile, Knowledge knowledge) {
    return of(name, profile, true, knowledge);
  }

  private static ProfileExplanation of(
      String name, SeccompProfile profile, boolean hasListener, Knowledge knowledge) {
    String containerd = knowledge.newestContainerd();
    SeccompProfile usual = Objects.requireNonNull(knowledge.runtimeDefaults().get(containerd));
    SeccompFilter filter = Ways.filter(profile);
    Map<OciRuntime, SeccompFilter> built = built(profile);
    SeccompFilter usualFilter = Ways.filter(usual);
    SortedSet<String> letThrough = letThrough(filter);
    SortedSet<String> letThroughByDefault = letThrough(usualFilter);
    Map<String, String> dangerous = new LinkedHashMap<>();
    letThrough.forEach(call -> LintData.danger(call).ifPresent(why -> dangerous.put(call, why)));
    Map<Exploit, Set<Way>> open = open(knowledge, filter);
    List<Exploit> shut = new ArrayList<>(knowledge.exploits());
    shut.removeAll(open.keySet());
    List<Exploit> shutByDefault = new ArrayList<>(knowledge.exploits());
    shutByDefault.removeAll(open(knowledge, usualFilter).keySet());
    return new ProfileExplanation(
        name,
        profile,
        filter.toolchain().runtime(),
        containerd,
        filter.built().flatMap(it -> it.newestNamed(Architecture.X86_64)),
        letThrough,
        letThroughByDefault,
        otherArguments(filter, usualFilter, letThroughByDefault),
        dangerous,
        missing(built, true),
        missing(built, false),
        around(filter),
        refusals(built, hasListener),
        shut,
        open,
        shutByDefault);
  }

  public SortedSet<String> beyondDefault() {
    SortedSet<String> beyond = new TreeSet<>(letThrough);
    beyond.removeAll(letThroughByDefault);
    return beyond;
  }

  /** Return whether no measured runtime builds a filter, so that there is nothing to explain. */
  public boolean isRefusedByAll() {
    return refusals.keySet().containsAll(missing.keySet());
  }

  private static SortedSet<String> otherArguments(
      SeccompFilter filter, SeccompFilter usual, SortedSet<String> letThroughByDefault) {
    SyscallTable table = SyscallTable.of(Architecture.X86_64);
    Entry way = Entry.of(Architecture.X86_64).get(0);
    SortedSet<String> calls = new TreeSet<>();
    for (String name : letThroughByDefault) {
      Syscall call = table.call(name).orElseThrow();
      if (calls(filter, usual, way.auditCode(), call.number())
          .anyMatch(it -> isOpen(filter, it) && !isOpen(usual, it))) {
        calls.add(name);
      }
    }
    return calls;
  }

  /** A syscall with each combination of the values at which one of two filters can change. */
  private static Stream<SeccompData> calls(
      SeccompFilter one, SeccompFilter other, long architecture, int number) {
    return one.built().stream()
        .flatMap(
            it ->
                other.built().stream()
                    .flatMap(is -> it.boundaryCalls(is, architecture, number).stream()));
  }

  private static boolean isOpen(SeccompFilter filter, SeccompData call) {
    return filter
        .answer(call)
        .filter(it -> SeccompFilter.verdict(it) != CallVerdict.DENIED)
        .isPresent();
  }

  private static SortedSet<String> letThrough(SeccompFilter filter) {
    SortedSet<String> calls = new TreeSet<>();
    SyscallTable.of(Architecture.X86_64).all().stream()
        .filter(it -> filter.verdict(it) != CallVerdict.DENIED)
        .forEach(calls::add);
    return calls;
  }

  private static Map<String, Set<Way>> around(SeccompFilter filter) {
    Ways ways = new Ways(filter);
    Map<String, Set<Way>> around = new TreeMap<>();
    for (String call : SyscallTable.of(Architecture.X86_64).all()) {
      Set<Way> open = ways.around(call);
      if (!open.isEmpty()) {
        around.put(call, open);
      }
    }
    return around;
  }

  private static Map<Exploit, Set<Way>> open(Knowledge knowledge, SeccompFilter filter) {
    Ways ways = new Ways(filter);
    Map<Exploit, Set<Way>> open = new LinkedHashMap<>();
    for (Exploit exploit : knowledge.exploits()) {
      Set<Way> by = exploit.openWays(ways);
      if (!by.isEmpty()) {
        open.put(exploit, by);
      }
    }
    return open;
  }

  /** The filter that each measured runtime builds. */
  private static Map<OciRuntime, SeccompFilter> built(SeccompProfile profile) {
    Map<OciRuntime, SeccompFilter> built = new LinkedHashMap<>();
    for (OciRuntime runtime : RuntimeNeeds.measured().runtimes()) {
      built.put(runtime, SeccompFilter.of(profile, FilterToolchain.of(runtime)));
    }
    return built;
  }

  private static Map<OciRuntime, String> refusals(
      Map<OciRuntime, SeccompFilter> built, boolean hasListener) {
    Map<OciRuntime, String> refusals = new LinkedHashMap<>();
    built.forEach(
        (runtime, filter) -> {
          boolean lacksListener =
              !hasListener
                  && runtime.kind() != OciRuntime.Kind.CRUN
                  && filter.profile().rules().stream()
                      .anyMatch(it -> it.action() == SeccompAction.NOTIFY);
          filter
              .refusal()
              .or(() -> lacksListener ? Optional.of(NO_LISTENER) : Optional.empty())
              .ifPresent(why -> refusals.put(runtime, why));
        });
    return refusals;
  }

  private static Map<OciRuntime, List<String>> missing(
      Map<OciRuntime, SeccompFilter> built, boolean noNewPrivileges) {
    Map<OciRuntime, List<String>> missing = new LinkedHashMap<>();
    built.forEach(
        (runtime, filter) ->
            missing.put(
                runtime, RuntimeNeeds.measured().refusedBy(filter, runtime, noNewPrivileges)));
    return missing;
  }
}
