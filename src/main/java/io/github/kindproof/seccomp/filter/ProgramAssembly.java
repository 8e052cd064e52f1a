package io.github.kindproof.seccomp.filter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Generates the steps of all syscalls of a filter as libseccomp does ({@code gen_bpf.c}), with what
 * it assumes of the accumulator.
 *
 * <p>A step that several others lead to loads its word again only if the step through which it got
 * into the program leaves another one in the accumulator. The others may do so too; then the step
 * compares the wrong word. All releases up to 2.6.1 do this.
 */
final class ProgramAssembly {
  /**
   * A way to a step.
   *
   * @param holds what the accumulator holds at its end
   */
  private record Jump(Accumulator holds, Step to) {}

  private final Map<Step.Test.Shape, Step.Test> generated = new HashMap<>();
  private final Map<Integer, Step.Return> returns = new HashMap<>();
  private final Set<Step> placed = new LinkedHashSet<>();
  private final Step otherwise;

  /** Begin with the value that the filter returns where no rule says any. */
  ProgramAssembly(int otherwise) {
    this.otherwise = returning(otherwise);
  }

  /** Return the steps of a syscall's comparisons. */
  Step of(Level level) {
    return steps(level, Accumulator.UNKNOWN, otherwise);
  }

  /**
   * Put the steps of a syscall into the program. libseccomp does so from the last syscall to the
   * first.
   */
  void place(Step step) {
    Deque<Jump> jumps = new ArrayDeque<>();
    jumps.push(new Jump(Accumulator.UNKNOWN, step));
    while (!jumps.isEmpty()) {
      Jump jump = jumps.pop();
      if (placed.add(jump.to()) && jump.to() instanceof Step.Test test) {
        if (test.start().word() != null && !test.start().equals(jump.holds())) {
          test.reload();
        }
        jumps.push(new Jump(test.end(), test.unmet()));
        jumps.push(new Jump(test.end(), test.met())); // with all behind it before the other
      }
    }
  }

  /** Find the chains of tests that runs can cut short. All steps must be in the program. */
  void findChains() {
    EqualityChain.find(placed);
  }

  /**
   * Return the number of instructions of all steps in the program. libseccomp adds instructions to
   * find the syscall, and for jumps beyond 255 instructions.
   */
  int instructions() {
    return placed.stream().mapToInt(Step::instructions).sum();
  }

  private Step steps(Level level, Accumulator before, Step after) {
    List<Comparison> comparisons = level.comparisons();
    Accumulator[] starts = new Accumulator[comparisons.size()];
    Accumulator[] ends = new Accumulator[comparisons.size()];
    Accumulator state = before;
    for (int at = 0; at < comparisons.size(); at++) {
      starts[at] = state;
      state = new Accumulator(comparisons.get(at).half(), comparisons.get(at).mask());
      ends[at] = state;
    }
    Step following = after;
    for (int at = comparisons.size() - 1; at >= 0; at--) {
      following = test(comparisons.get(at), starts[at], ends[at], following);
    }
    return following;
  }

  private Step test(Comparison comparison, Accumulator start, Accumulator end, Step following) {
    boolean loads = !start.has(comparison.half(), comparison.mask());
    long held = loads ? Accumulator.ALL : start.mask();
    return generated.computeIfAbsent(
        new Step.Test.Shape(
            comparison.key(),
            loads,
            held != comparison.mask(),
            loads ? Accumulator.UNKNOWN : start,
            end,
            branch(comparison.met(), end, following),
            branch(comparison.unmet(), end, following)),
        Step.Test::new);
  }

  private Step branch(Branch branch, Accumulator end, Step following) {
    Level next = branch.next();
    if (next != null) {
      return steps(next, end, following);
    }
    return branch.returns() ? returning(branch.value()) : following;
  }

  private Step returning(int value) {
    return returns.computeIfAbsent(value, Step.Return::new);
  }
}
