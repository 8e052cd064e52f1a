package io.github.kindproof.seccomp.lint;

import io.github.kindproof.internal.io.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Facts about syscalls, from the YAML files next to this class. */
public final class LintData {
  static final List<Dangerous> DANGEROUS =
      read(
          "dangerous-calls.yaml",
          it -> new Dangerous(it.texts("calls"), it.text("why"), it.text("source")));
  static final List<SameEffect> SAME_EFFECTS =
      read(
          "same-effect.yaml",
          it ->
              new SameEffect(it.text("does"), it.texts("calls"), it.text("inRing").equals("true")));
  static final List<ConditionEscape> CONDITION_ESCAPES =
      read(
          "condition-escapes.yaml",
          it -> new ConditionEscape(it.text("call"), it.texts("others"), it.text("why")));

  private LintData() {}

  record Dangerous(List<String> calls, String why, String source) {}

  /**
   * Syscalls with the same effect.
   *
   * @param does the effect, for example {@code opens a file}
   * @param inRing whether an io_uring has that effect too, without any of the syscalls
   */
  record SameEffect(String does, List<String> calls, boolean inRing) {}

  /** Syscalls that bypass a condition on another one. */
  record ConditionEscape(String call, List<String> others, String why) {}

  /** Why a syscall is dangerous to allow, for example {@code reads or changes other processes}. */
  public static Optional<String> danger(String call) {
    return DANGEROUS.stream()
        .filter(it -> it.calls().contains(call))
        .map(Dangerous::why)
        .findFirst();
  }

  /** The other syscalls with the same effect. */
  public static List<String> sameEffect(String call) {
    return SAME_EFFECTS.stream()
        .filter(it -> it.calls().contains(call))
        .flatMap(it -> it.calls().stream())
        .filter(it -> !it.equals(call))
        .distinct()
        .toList();
  }

  private static <T> List<T> read(String resource, Function<YamlNode, T> entry) {
    return YamlNode.packaged(LintData.class, resource).items().stream().map(entry).toList();
  }
}
