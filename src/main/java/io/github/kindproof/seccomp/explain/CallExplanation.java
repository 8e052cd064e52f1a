package io.github.kindproof.seccomp.explain;

import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.CallVerdict;
import io.github.kindproof.seccomp.SyscallTable;
import io.github.kindproof.seccomp.knowledge.RuntimeNeeds;
import io.github.kindproof.seccomp.knowledge.WorkloadFindings;
import io.github.kindproof.seccomp.lint.LintData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The facts about a syscall.
 *
 * @param note empty for a syscall of a rare architecture
 * @param numbers by architecture, if it is covered and has the syscall
 * @param defaults the verdict of RuntimeDefault, by containerd version
 * @param neededAlways runtimes that do not start a container without it
 * @param neededEarly runtimes that need it unless {@code allowPrivilegeEscalation} is false
 * @param danger why it is dangerous to allow
 * @param exploits those that need it or an alternative
 * @param without what mutants of this repository's workloads showed without it, by workload
 */
public record CallExplanation(
    String call,
    Optional<CallNote> note,
    Map<Architecture, Integer> numbers,
    Map<String, CallVerdict> defaults,
    List<OciRuntime> neededAlways,
    List<OciRuntime> neededEarly,
    Optional<String> danger,
    List<String> sameEffect,
    List<Exploit> exploits,
    Map<String, WorkloadFindings.Seen> without) {

  private static final List<Architecture> ARCHITECTURES =
      List.of(Architecture.X86_64, Architecture.AARCH64, Architecture.X86, Architecture.ARM);

  public static CallExplanation of(String call, Knowledge knowledge) {
    Map<Architecture, Integer> numbers = new LinkedHashMap<>();
    for (Architecture architecture : ARCHITECTURES) {
      SyscallTable.of(architecture)
          .call(call)
          .ifPresent(it -> numbers.put(architecture, it.number()));
    }
    Map<String, CallVerdict> defaults = new LinkedHashMap<>();
    knowledge
        .runtimeDefaults()
        .forEach((version, it) -> defaults.put(version, Ways.filter(it).verdict(call)));
    List<OciRuntime> always = neededBy(call, true);
    List<OciRuntime> early = new ArrayList<>(neededBy(call, false));
    early.removeAll(always);
    return new CallExplanation(
        call,
        knowledge.note(call),
        numbers,
        defaults,
        always,
        early,
        LintData.danger(call),
        LintData.sameEffect(call),
        knowledge.exploits().stream().filter(it -> it.needs(call)).toList(),
        knowledge.without(call));
  }

  private static List<OciRuntime> neededBy(String call, boolean noNewPrivileges) {
    RuntimeNeeds needs = RuntimeNeeds.measured();
    return needs.runtimes().stream()
        .filter(
            it -> needs.of(it, noNewPrivileges).stream().anyMatch(is -> is.calls().contains(call)))
        .toList();
  }
}
