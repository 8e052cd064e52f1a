package io.github.kindproof.seccomp.explain;

import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.CallVerdict;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.SyscallTable;
import io.github.kindproof.seccomp.knowledge.RuntimeNeeds;
import io.github.kindproof.seccomp.lint.LintData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a profile comes to, beside RuntimeDefault.
 *
 * @param name of the profile
 * @param profile it
 * @param containerd the version whose RuntimeDefault it is compared with
 * @param letThrough calls of x86_64 that it lets through, or some of them by their arguments
 * @param letThroughByDefault the same of RuntimeDefault
 * @param dangerous those of its calls that are dangerous to allow, with the reason
 * @param missing calls that a runtime needs and the profile refuses, by the runtime, for pods with
 *     {@code allowPrivilegeEscalation: false}
 * @param missingEarly the same for other pods, where more is needed
 * @param shut exploits that it shuts
 * @param open exploits that it does not
 * @param shutByDefault exploits that RuntimeDefault shuts
 */
public record ProfileExplanation(
    String name,
    SeccompProfile profile,
    String containerd,
    SortedSet<String> letThrough,
    SortedSet<String> letThroughByDefault,
    Map<String, String> dangerous,
    Map<OciRuntime, List<String>> missing,
    Map<OciRuntime, List<String>> missingEarly,
    List<Exploit> shut,
    List<Exploit> open,
    List<Exploit> shutByDefault) {

  /** Explains a profile. */
  public static ProfileExplanation of(String name, SeccompProfile profile, Knowledge knowledge) {
    String containerd = knowledge.newestContainerd();
    SeccompProfile usual = Objects.requireNonNull(knowledge.runtimeDefaults().get(containerd));
    SortedSet<String> letThrough = letThrough(profile);
    Map<String, String> dangerous = new LinkedHashMap<>();
    letThrough.forEach(call -> LintData.danger(call).ifPresent(why -> dangerous.put(call, why)));
    List<Exploit> shut = shut(knowledge, profile);
    List<Exploit> open = new ArrayList<>(knowledge.exploits());
    open.removeAll(shut);
    return new ProfileExplanation(
        name,
        profile,
        containerd,
        letThrough,
        letThrough(usual),
        dangerous,
        missing(profile, true),
        missing(profile, false),
        shut,
        open,
        shut(knowledge, usual));
  }

  /** What it lets through and RuntimeDefault does not. */
  public SortedSet<String> beyondDefault() {
    SortedSet<String> beyond = new TreeSet<>(letThrough);
    beyond.removeAll(letThroughByDefault);
    return beyond;
  }

  private static SortedSet<String> letThrough(SeccompProfile profile) {
    Set<String> all = SyscallTable.of(Architecture.X86_64).all();
    SortedSet<String> calls = new TreeSet<>();
    all.stream().filter(it -> profile.verdict(it) != CallVerdict.REFUSED).forEach(calls::add);
    return calls;
  }

  private static List<Exploit> shut(Knowledge knowledge, SeccompProfile profile) {
    return knowledge.exploits().stream().filter(it -> it.isShutBy(profile)).toList();
  }

  private static Map<OciRuntime, List<String>> missing(
      SeccompProfile profile, boolean noNewPrivileges) {
    Map<OciRuntime, List<String>> missing = new LinkedHashMap<>();
    RuntimeNeeds needs = RuntimeNeeds.measured();
    for (OciRuntime runtime : needs.runtimes()) {
      missing.put(runtime, needs.refusedBy(profile, runtime, noNewPrivileges));
    }
    return missing;
  }
}
