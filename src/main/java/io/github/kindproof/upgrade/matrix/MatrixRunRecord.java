package io.github.kindproof.upgrade.matrix;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The run that gave results.
 *
 * @param started when it began, or the first of several that were joined
 * @param wall how long it took, from the first boot to the last observation
 * @param oneByOne how long its boots, one after the other, and its observations, one after the
 *     other, would have taken: the sum of what each took in this run
 * @param shard which part of the whole it was
 * @param plan stands for all cells of the whole: equal for shards of one matrix
 * @param facts what a reader must know to run the same again
 */
public record MatrixRunRecord(
    Instant started,
    Duration wall,
    Duration oneByOne,
    Shard shard,
    String plan,
    Map<String, String> facts) {
  public MatrixRunRecord {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /**
   * For example {@code 412 s, its boots and observations 1204 s in sum: 0.34 of it}. What runs side
   * by side takes longer than alone, so that the sum is no promise of a run one by one.
   */
  public String pace() {
    double share = oneByOne.isZero() ? 1 : (double) wall.toMillis() / oneByOne.toMillis();
    return "%d s, its boots and observations %d s in sum: %.2f of it"
        .formatted(wall.toSeconds(), oneByOne.toSeconds(), share);
  }
}
