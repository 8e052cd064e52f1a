package io.github.kindproof.seccomp.lint;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.kindproof.internal.io.yaml.PlainYaml;
import java.util.List;
import java.util.Optional;

/** Facts about syscalls, from the YAML files next to this class. */
public final class LintData {
  static final List<Dangerous> DANGEROUS = read("dangerous-calls.yaml", new TypeReference<>() {});
  static final List<SameEffect> SAME_EFFECTS = read("same-effect.yaml", new TypeReference<>() {});
  static final List<ConditionEscape> CONDITION_ESCAPES =
      read("condition-escapes.yaml", new TypeReference<>() {});

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

  private static <T> List<T> read(String resource, TypeReference<List<T>> type) {
    return PlainYaml.packaged(LintData.class, resource, type);
  }
}
