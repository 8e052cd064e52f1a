package io.github.kindproof.seccomp.bpf;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The argument values at which a filter's answer can change: the constants that it compares each
 * half of an argument with, and their neighbors.
 */
public final class BoundaryValues {
  private static final long WORD = 0xffffffffL;
  private static final int ARGUMENTS = 6;

  private final List<SortedSet<Long>> words =
      IntStream.range(0, 2 * ARGUMENTS).<SortedSet<Long>>mapToObj(i -> new TreeSet<>()).toList();

  /**
   * Add a constant and its neighbors, each also with the bits outside the mask set.
   *
   * @param argument counted from 0
   * @param upper whether it is compared with the upper half of the argument
   * @param mask the bits of the half that are compared
   */
  public void around(int argument, boolean upper, long constant, long mask) {
    SortedSet<Long> values = words.get(2 * argument + (upper ? 1 : 0));
    values.add(0L);
    for (long around = constant - 1; around <= constant + 1; around++) {
      long value = around & WORD;
      values.add(value);
      values.add((value & mask) | (~mask & WORD));
    }
  }

  /** Add all values of another collection. */
  public void addAll(BoundaryValues others) {
    for (int word = 0; word < words.size(); word++) {
      words.get(word).addAll(others.words.get(word));
    }
  }

  /**
   * Return the values of each of the six arguments, unsigned, in ascending order; a single 0 where
   * the argument is not compared.
   */
  public List<List<Long>> ofArguments() {
    return IntStream.range(0, ARGUMENTS).mapToObj(this::ofArgument).toList();
  }

  private List<Long> ofArgument(int index) {
    SortedSet<Long> low = words.get(2 * index);
    SortedSet<Long> high = words.get(2 * index + 1);
    SortedSet<Long> values = new TreeSet<>(Long::compareUnsigned);
    for (long upper : high.isEmpty() ? List.of(0L) : high) {
      for (long lower : low.isEmpty() ? List.of(0L) : low) {
        values.add(upper << Integer.SIZE | lower);
      }
    }
    return List.copyOf(values);
  }
}
