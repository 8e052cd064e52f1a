package io.github.kindproof.seccomp.filter;

import org.jspecify.annotations.Nullable;

/**
 * A comparison of half an argument in libseccomp's tree of comparisons for one syscall.
 *
 * <p>A program compares 32 bits at a time. The upper half of a 64-bit argument thus has comparisons
 * of its own.
 */
final class Comparison {
  private final Key key;
  private final int position;
  private final Operator original;
  private final long whole;
  private final Branch met = new Branch();
  private final Branch unmet = new Branch();
  private @Nullable Comparison previous;
  private @Nullable Comparison next;
  private int references;

  /**
   * Create a comparison without branches.
   *
   * @param original the operator of the rule's condition
   * @param operator the operator of this comparison
   * @param mask the bits of the condition that count, of both halves
   * @param whole the value of the condition, of both halves
   */
  Comparison(Word word, Operator original, Operator operator, long mask, long whole) {
    this.key = new Key(word, operator, word.of(mask), word.of(whole) & word.of(mask));
    this.position = 2 * word.argument() + (word.upper() ? 1 : 0);
    this.original = original;
    this.whole = whole;
  }

  /**
   * Half of an argument.
   *
   * @param upper whether it is the upper half
   */
  record Word(int argument, boolean upper) {
    long of(long value) {
      return upper ? value >>> Integer.SIZE : value & 0xffffffffL;
    }
  }

  /** What is compared, and how. Comparisons of the same level differ in it. */
  record Key(Word word, Operator operator, long mask, long value) {
    /** Return whether a word, masked, meets it. */
    boolean holds(long masked) {
      return switch (operator) {
        case EQ, MASKED_EQ -> masked == value;
        case GT -> masked > value;
        case GE -> masked >= value;
        default -> throw new IllegalStateException("no program compares by " + operator);
      };
    }
  }

  Key key() {
    return key;
  }

  Branch met() {
    return met;
  }

  Branch unmet() {
    return unmet;
  }

  Word half() {
    return key.word();
  }

  long mask() {
    return key.mask();
  }

  long value() {
    return key.value();
  }

  /** Return the level that it is in. */
  Level level() {
    return new Level(this);
  }

  /** Return the one before it in its level. */
  @Nullable Comparison previous() {
    return previous;
  }

  void follow(@Nullable Comparison other) {
    previous = other;
  }

  /** Return the one behind it in its level. */
  @Nullable Comparison next() {
    return next;
  }

  void precede(@Nullable Comparison other) {
    next = other;
  }

  /** Return how many references to it libseccomp counts, unsigned. */
  int references() {
    return references;
  }

  /** Count one more reference. */
  Comparison hold() {
    references++;
    return this;
  }

  /** Count one reference less. Return whether none is left. */
  boolean drop() {
    references--;
    return references == 0;
  }

  boolean isLeaf() {
    return met.entry() == null && unmet.entry() == null;
  }

  boolean isEmpty() {
    return met.isEmpty() && unmet.isEmpty();
  }

  /** Return whether both compare the same word in the same way with the same value. */
  boolean comparesLike(Comparison other) {
    return key.equals(other.key);
  }

  boolean isOrderedBelow(Comparison other) {
    int order = Integer.compare(position, other.position);
    if (order == 0) {
      order = Integer.compare(original.rank(), other.original.rank());
    }
    if (order == 0) {
      order =
          original.isBelow()
              ? Long.compare(other.value(), value())
              : Long.compare(value(), other.value());
    }
    return order < 0;
  }

  boolean isUpper() {
    return key.word().upper();
  }

  boolean hasLargerWhole(Comparison other) {
    return Long.compareUnsigned(whole, other.whole) > 0;
  }
}
