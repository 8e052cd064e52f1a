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
 * What is known of a call.
 *
 * @param call its name
 * @param note what it does and since when; empty for one of a rare architecture
 * @param numbers by architecture, of those that are covered and have it
 * @param defaults what RuntimeDefault does with it, by the version of containerd
 * @param neededAlways runtimes that do not start a container without it
 * @param neededEarly runtimes that do not where {@code allowPrivilegeEscalation} is not false
 * @param danger why it is dangerous to allow; empty if it is not
 * @param sameEffect calls that do the same
 * @param exploits that need it, or one of those
 * @param without what became of workloads of this repository without it, by their names
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

  /** Explains a call that libseccomp knows. */
  public static CallExplanation of(String call, Knowledge knowledge) {
    Map<Architecture, Integer> numbers = new LinkedHashMap<>();
    for (Architecture architecture : ARCHITECTURES) {
      SyscallTable.of(architecture)
          .call(call)
          .ifPresent(it -> numbers.put(architecture, it.number()));
    }
    Map<String, CallVerdict> defaults = new LinkedHashMap<>();
    knowledge.runtimeDefaults().forEach((version, it) -> defaults.put(version, it.verdict(call)));
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
