package io.github.kindproof.cluster.kind.config;

/**
 * The minors of Kubernetes that know something.
 *
 * @param first at least {@link #OLDEST}, which stands for older ones too
 * @param last {@link #NEWEST} if the newest known minor still knows it
 */
record Minors(int first, int last) {
  /** The oldest minor whose fields are known. */
  static final int OLDEST = 22;

  static final int NEWEST = Integer.MAX_VALUE;

  static Minors of(String first, String last) {
    return new Minors(Integer.parseInt(first), last.isEmpty() ? NEWEST : Integer.parseInt(last));
  }

  boolean contains(int minor) {
    return first <= minor && minor <= last;
  }

  Minors join(Minors other) {
    return new Minors(Math.min(first, other.first), Math.max(last, other.last));
  }

  /** Return words such as {@code from v1.31 on}. */
  @Override
  public String toString() {
    if (last == NEWEST) {
      return "from v1." + first + " on";
    }
    return first <= OLDEST ? "up to v1." + last : "from v1." + first + " to v1." + last;
  }
}
