package io.github.kindproof.seccomp;

import java.math.BigInteger;

/**
 * A rule's condition on one argument of the syscall.
 *
 * @param index the argument, from 0 to 5
 * @param value the number to compare it with; the mask for {@code SCMP_CMP_MASKED_EQ}
 * @param valueTwo the number to compare the masked argument with, otherwise 0
 * @param operator the comparison, for example {@code SCMP_CMP_EQ}
 */
public record ArgumentCondition(int index, BigInteger value, BigInteger valueTwo, String operator) {

  /**
   * Return whether an argument meets it, both as unsigned 64-bit numbers.
   *
   * @throws IllegalStateException if seccomp has no such operator
   */
  public boolean holds(BigInteger argument) {
    int order = argument.compareTo(value);
    return switch (operator) {
      case "SCMP_CMP_NE" -> order != 0;
      case "SCMP_CMP_LT" -> order < 0;
      case "SCMP_CMP_LE" -> order <= 0;
      case "SCMP_CMP_EQ" -> order == 0;
      case "SCMP_CMP_GE" -> order >= 0;
      case "SCMP_CMP_GT" -> order > 0;
      case "SCMP_CMP_MASKED_EQ" -> argument.and(value).equals(valueTwo);
      default -> throw new IllegalStateException("no operator: " + operator);
    };
  }
}
