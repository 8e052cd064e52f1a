package io.github.kindproof.seccomp.lint;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.kindproof.internal.io.yaml.PlainYaml;
import java.util.List;

/** Reads what is known of calls, beside these classes. */
final class LintData {
  /**
   * Calls that are dangerous to allow.
   *
   * @param calls which
   * @param why what can be done with them
   * @param source where it is told
   */
  record Dangerous(List<String> calls, String why, String source) {}

  /**
   * Calls of which each does what the others do.
   *
   * @param does what, for example {@code opens a file}
   * @param calls which
   * @param inRing whether an io_uring does it too, without the call
   */
  record SameEffect(String does, List<String> calls, boolean inRing) {}

  /**
   * Calls with which a condition on another call is gone round.
   *
   * @param call the one with a condition
   * @param others with which the same is done
   * @param why how
   */
  record ConditionEscape(String call, List<String> others, String why) {}

  private static final List<Dangerous> DANGEROUS =
      read("dangerous-calls.yaml", new TypeReference<>() {});
  private static final List<SameEffect> SAME_EFFECTS =
      read("same-effect.yaml", new TypeReference<>() {});
  private static final List<ConditionEscape> CONDITION_ESCAPES =
      read("condition-escapes.yaml", new TypeReference<>() {});

  private LintData() {}

  static List<Dangerous> dangerous() {
    return DANGEROUS;
  }

  static List<SameEffect> sameEffects() {
    return SAME_EFFECTS;
  }

  static List<ConditionEscape> conditionEscapes() {
    return CONDITION_ESCAPES;
  }

  private static <T> List<T> read(String resource, TypeReference<List<T>> type) {
    return PlainYaml.packaged(LintData.class, resource, type);
  }
}
