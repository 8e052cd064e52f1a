package io.github.kindproof.upgrade.matrix;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The run that gave results.
 *
 * @param started when it began; for merged runs, when the first began
 * @param wall from the first boot to the last observation
 * @param oneByOne the sum of all boots and observations
 * @param plan a hash of all cells, equal for the shards of one matrix
 * @param facts what a reader needs to repeat it
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
   * For example {@code 412 s, or 0.34 of the sum of its boots and observations, 1204 s}. Each takes
   * longer in parallel than alone, so a sequential run takes less than the sum.
   */
  public String pace() {
    double share = oneByOne.isZero() ? 1 : (double) wall.toMillis() / oneByOne.toMillis();
    return "%d s, or %.2f of the sum of its boots and observations, %d s"
        .formatted(wall.toSeconds(), share, oneByOne.toSeconds());
  }
}
