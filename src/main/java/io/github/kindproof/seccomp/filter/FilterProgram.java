package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SyscallTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * The program that libseccomp makes of the syscalls of all architectures.
 *
 * @param steps the first step of each syscall that has one, by architecture and number
 * @param instructions how many it has at least: libseccomp adds some for long jumps
 */
record FilterProgram(Map<Architecture, Map<Integer, Step>> steps, int instructions) {
  /** The kernel's {@code BPF_MAXINSNS}. */
  static final int MOST_INSTRUCTIONS = 4096;

  private record Call(Architecture architecture, int number, CallRules rules) {}

  /**
   * Assemble it, in the order of libseccomp.
   *
   * @param rules by architecture, in the order in which the profile lists them
   * @param otherwise the value that the filter returns where no rule says any
   * @param asTree whether the syscalls become a binary tree, ordered by number
   */
  static FilterProgram of(
      Map<Architecture, ArchitectureRules> rules, int otherwise, boolean asTree) {
    Set<Architecture> unread = asTree ? Set.of() : NumberLoading.missing(rules);
    ProgramAssembly assembly = new ProgramAssembly(otherwise);
    List<Call> calls = inOrder(rules, asTree);
    Map<Architecture, Map<Integer, Step>> steps = new HashMap<>();
    List<Step> all = new ArrayList<>();
    for (Call call : calls) {
      if (!unread.contains(call.architecture())) {
        call.rules()
            .steps(assembly)
            .ifPresent(
                step -> {
                  all.add(step);
                  steps
                      .computeIfAbsent(call.architecture(), it -> new HashMap<>())
                      .put(call.number(), step);
                });
      }
    }
    Collections.reverse(all);
    all.forEach(assembly::place);
    assembly.findChains();
    return new FilterProgram(steps, all.size() + assembly.instructions());
  }

  private static List<Call> inOrder(Map<Architecture, ArchitectureRules> rules, boolean asTree) {
    List<Call> calls = new ArrayList<>();
    for (Architecture each : rules.keySet()) {
      if (each != Architecture.X32 && SyscallTable.covers(each)) {
        List<Call> ofOne = calls(rules.get(each));
        if (each == Architecture.X86_64 && rules.containsKey(Architecture.X32)) {
          ofOne.addAll(calls(rules.get(Architecture.X32))); // both have the same audit code
        }
        ofOne.sort(
            asTree
                ? Comparator.comparingInt(Call::number).reversed()
                : Comparator.comparingInt(it -> it.rules().size()));
        calls.addAll(ofOne);
      }
    }
    return calls;
  }

  private static List<Call> calls(ArchitectureRules rules) {
    SortedMap<Integer, CallRules> byNumber = rules.byNumber();
    List<Call> calls = new ArrayList<>();
    byNumber.forEach((number, it) -> calls.add(new Call(rules.architecture(), number, it)));
    return calls;
  }
}
