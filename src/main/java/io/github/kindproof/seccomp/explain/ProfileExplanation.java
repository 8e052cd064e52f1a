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
 * A profile compared with RuntimeDefault.
 *
 * @param containerd the version of that RuntimeDefault
 * @param letThrough x86_64 syscalls that the profile allows, at least with some arguments
 * @param dangerous allowed syscalls that are dangerous, with the reason
 * @param missing denied syscalls that a runtime needs, for pods with {@code
 *     allowPrivilegeEscalation: false}
 * @param missingEarly the same for other pods, where runtimes need more
 * @param shut exploits that the profile blocks
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
