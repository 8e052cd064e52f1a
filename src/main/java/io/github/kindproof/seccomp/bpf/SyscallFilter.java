package io.github.kindproof.seccomp.bpf;

import java.util.List;

/** A filter of syscalls, whatever it is made of. */
public interface SyscallFilter {
  /** Return the answer to a syscall. */
  FilterAnswer answer(SeccompData call);

  /**
   * Return the argument values at which the answers to a syscall can change.
   *
   * @param architecture the kernel's {@code AUDIT_ARCH_*}
   * @param number the syscall's number
   */
  BoundaryValues boundaryValues(long architecture, int number);

  /** Return a syscall with every combination of the boundary values of its arguments. */
  default List<SeccompData> boundaryCalls(long architecture, int number) {
    return CallAnswers.combinations(boundaryValues(architecture, number), architecture, number);
  }

  /** Return a syscall with every combination of the boundary values of this filter and another. */
  default List<SeccompData> boundaryCalls(SyscallFilter other, long architecture, int number) {
    return CallAnswers.combinations(
        boundaryValues(other, architecture, number), architecture, number);
  }

  private BoundaryValues boundaryValues(SyscallFilter other, long architecture, int number) {
    BoundaryValues values = new BoundaryValues();
    values.addAll(boundaryValues(architecture, number));
    values.addAll(other.boundaryValues(architecture, number));
    return values;
  }

  /**
   * Return whether this filter and another are known to answer a syscall alike, whatever its
   * arguments are; false if there are too many arguments to compare.
   */
  default boolean answersAs(SyscallFilter other, long architecture, int number) {
    BoundaryValues values = boundaryValues(other, architecture, number);
    return CallAnswers.areAllCombinations(values)
        && CallAnswers.combinations(values, architecture, number).stream()
            .allMatch(call -> answer(call).equals(other.answer(call)));
  }

  /** Return the answers to a syscall at every boundary value of its arguments. */
  default CallAnswers answers(long architecture, int number) {
    return CallAnswers.of(this, architecture, number);
  }
}
