package io.github.kindproof.leastprivilege.mutate;

import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/** A reproducible sample, evenly spread over a list. Pure. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Sample {
  private Sample() {}

  /** Return this number of elements of a list in their order, or all if it has no more. */
  public static <T> List<T> of(List<T> all, int number) {
    int taken = Math.min(number, all.size());
    return IntStream.range(0, taken)
        .mapToObj(i -> all.get((int) ((long) i * all.size() / taken)))
        .toList();
  }
}
