package io.github.kindproof.seccomp;

import java.math.BigInteger;

/**
 * A rule's condition on one argument of the call.
 *
 * @param index which argument, from 0 to 5
 * @param value what it is compared with; for {@code SCMP_CMP_MASKED_EQ} the mask
 * @param valueTwo what the masked argument is compared with, otherwise 0
 * @param operator the comparison, for example {@code SCMP_CMP_EQ}
 */
public record ArgumentCondition(int index, BigInteger value, BigInteger valueTwo, String operator) {

  /** Whether an argument meets it, both as unsigned numbers of 64 bits. */
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
