package io.github.kindproof.node;

import java.util.BitSet;
import java.util.OptionalLong;

/**
 * The serial numbers of audit records. The kernel gives each record the next one, whatever its
 * type, before it queues it: a number that never comes was dropped on the way to the log.
 */
final class AuditSerials {
  /**
   * This many numbers after the first may have been queued before it, by other processors, and do
   * not count as missing.
   */
  private static final int OUT_OF_ORDER = 16;

  /** Of numbers that far after the first, only the highest counts: a recording has far fewer. */
  private static final int MOST = 1 << 26;

  private final BitSet seen = new BitSet();
  private OptionalLong first = OptionalLong.empty();
  private long last;

  /** Add the number of a record. Counting begins at the first. */
  void saw(long serial) {
    if (first.isEmpty()) {
      first = OptionalLong.of(serial);
    }
    long place = serial - first.getAsLong();
    if (place > OUT_OF_ORDER) {
      if (place < MOST) {
        seen.set((int) place);
      }
      last = Math.max(last, place);
    }
  }

  /** Count the numbers between the first and the highest that never came. */
  long missing() {
    long came = seen.cardinality() + (last < MOST ? 0 : 1);
    return Math.max(0, last - OUT_OF_ORDER) - came;
  }
}
