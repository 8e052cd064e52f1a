package io.github.kindproof.seccomp.lint;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles with as many conditions as nobody writes by hand. */
class ManyConditionsTest {
  private static final String CONDITION = "{\"index\": 1, \"value\": %d, \"op\": \"SCMP_CMP_%s\"}";

  @ParameterizedTest
  @ValueSource(strings = {"EQ", "GT", "LT", "NE", "MASKED_EQ"})
  void areReadInRulesOfTheirOwn(String operator) {
    assertThat(ids(rules(200, it -> CONDITION.formatted(it + 1, operator))))
        .doesNotContain("filter-too-long", "rejected-rule", "contradiction");
  }

  @Test
  void areReadInOneRule() {
    assertThat(ids(oneRule(600))).contains("same-argument").doesNotContain("filter-too-long");
  }

  /** On a stack that is a quarter of the usual, so that fewer conditions show it. */
  @Test
  void areNoDeepRecursion() throws InterruptedException {
    List<String> found = new ArrayList<>();
    Thread lint =
        new Thread(
            null,
            () -> found.addAll(ids(rules(800, it -> CONDITION.formatted(it, "EQ")))),
            "lint on a small stack",
            256 << 10);
    lint.start();
    lint.join();
    assertThat(found).isNotEmpty().doesNotContain("filter-too-long");
  }

  /** One rule in the middle that another one makes needless is still found. */
  @Test
  void hideNoRuleWithoutEffect() {
    String twice =
        CONDITION.formatted(7, "EQ") + ", {\"index\": 2, \"value\": 1, \"op\": \"SCMP_CMP_EQ\"}";
    List<LintFinding> findings =
        findings(rules(300, it -> it == 250 ? twice : CONDITION.formatted(it, "EQ")));
    assertThat(findings)
        .filteredOn(it -> it.problem().kind() == LintRule.SHADOWED_RULE)
        .singleElement()
        .satisfies(it -> assertThat(it.problem().span().line()).isEqualTo(252));
  }

  @Test
  void thatTheKernelRejectsAreOneFinding() {
    for (String profile :
        List.of(rules(1100, it -> CONDITION.formatted((1L << 32) * it, "EQ")), oneRule(9_000))) {
      assertThat(findings(profile))
          .filteredOn(it -> it.problem().kind() == LintRule.FILTER_TOO_LONG)
          .singleElement()
          .satisfies(it -> assertThat(it.problem().what()).contains("at most 4096 instructions"));
    }
  }

  private static String oneRule(int count) {
    return profile(
        "{\"names\": [\"ioctl\"], \"action\": \"SCMP_ACT_ALLOW\", \"args\": [%s]}"
            .formatted(
                IntStream.range(0, count)
                    .mapToObj(it -> CONDITION.formatted(it, "EQ"))
                    .collect(joining(",\n"))));
  }

  private static String rules(int count, IntFunction<String> conditions) {
    return profile(
        IntStream.range(0, count)
            .mapToObj(conditions)
            .map(
                "{\"names\": [\"ioctl\"], \"action\": \"SCMP_ACT_ALLOW\", \"args\": [%s]}"
                    ::formatted)
            .collect(joining(",\n")));
  }

  private static String profile(String rules) {
    return "{\"defaultAction\": \"SCMP_ACT_ERRNO\", \"syscalls\": [\n" + rules + "]}";
  }

  private static List<String> ids(String profile) {
    return findings(profile).stream().map(it -> it.problem().kind().id()).distinct().toList();
  }

  private static List<LintFinding> findings(String profile) {
    return Findings.report("many.json", profile).files().get(0).findings();
  }
}
