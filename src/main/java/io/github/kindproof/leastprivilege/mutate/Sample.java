package io.github.kindproof.leastprivilege.mutate;

import java.util.List;
import java.util.stream.IntStream;

/** A sample that is the same each time: evenly spread over a list. Pure. */
public final class Sample {
  private Sample() {}

  /** So many of a list, or all if it has no more, in its order. */
  public static <T> List<T> of(List<T> all, int number) {
    int taken = Math.min(number, all.size());
    return IntStream.range(0, taken)
        .mapToObj(i -> all.get((int) ((long) i * all.size() / taken)))
        .toList();
  }
}
