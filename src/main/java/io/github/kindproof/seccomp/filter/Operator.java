package io.github.kindproof.seccomp.filter;

/** A comparison of an argument with a value, unsigned. */
enum Operator {
  NE(3),
  LT(2),
  LE(2),
  EQ(3),
  GE(1),
  GT(1),
  MASKED_EQ(3);

  private static final String PREFIX = "SCMP_CMP_";

  private final int rank;

  Operator(int rank) {
    this.rank = rank;
  }

  /** Return the operator that a profile calls {@code SCMP_CMP_…}. */
  static Operator named(String profileName) {
    return valueOf(profileName.substring(PREFIX.length()));
  }

  /** Return the rank by which libseccomp orders comparisons of one word, the highest first. */
  int rank() {
    return rank;
  }

  /** Return whether smaller values come first in libseccomp's order. */
  boolean isBelow() {
    return this == LT || this == LE;
  }

  /** Return whether the rule goes on where the comparison that a program can make fails. */
  boolean isNegated() {
    return this == NE || isBelow();
  }

  /** Return the comparison that a program can make: equal, above, or at least. */
  Operator inProgram() {
    return switch (this) {
      case NE -> EQ;
      case LT -> GE;
      case LE -> GT;
      default -> this;
    };
  }
}
