package io.github.kindproof.seccomp.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A part of a profile that nobody can know hides nothing that is wrong elsewhere. */
class UnknownPartsTest {
  private static final String CLOSE =
      "{\"names\": [\"close\", \"close\"], \"action\": \"SCMP_ACT_ALLOW\","
          + " \"args\": [{\"index\": 3, \"value\": 0, \"op\": \"SCMP_CMP_LT\"}]}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"names\": [\"mount\"], \"action\": \"SCMP_ACT_ALOW\"}",
        "{\"names\": [\"mount\"], \"action\": \"SCMP_ACT_ALLOW\","
            + " \"args\": [{\"index\": 0, \"value\": 1, \"op\": \"==\"}]}",
        "{\"names\": [\"mount\"], \"action\": \"SCMP_ACT_ALLOW\","
            + " \"args\": [{\"index\": 9, \"value\": 1, \"op\": \"SCMP_CMP_EQ\"}]}",
        "{\"names\": [\"mount\", 5], \"action\": \"SCMP_ACT_ALLOW\"}",
      })
  void ofARule(String unknown) {
    assertThat(rules("", unknown + ",\n" + CLOSE))
        .hasSize(5)
        .contains("duplicate-syscall", "never-matches", "no-such-argument");
  }

  /** The condition of the rule is the part that is not known. */
  @Test
  void ofARuleIsNotTakenForOneWithoutIt() {
    assertThat(
            rules(
                "",
                "{\"names\": [\"mount\"], \"action\": \"SCMP_ACT_ALLOW\", \"args\": [{\"index\": 0,"
                    + " \"value\": 1, \"op\": \"SCMP_CMP_OR\"}]}"))
        .containsExactly("unknown-operator");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SCMP_ARCH_S390X", "SCMP_ARCH_M68K"})
  void thatNoRuntimeAccepts(String architecture) {
    assertThat(rules("\"architectures\": [\"" + architecture + "\"],", CLOSE))
        .contains("duplicate-syscall", "no-such-argument", "missing-exit");
  }

  private static List<String> rules(String fields, String rules) {
    String text =
        "{\"defaultAction\": \"SCMP_ACT_ERRNO\", %s \"syscalls\": [\n%s]}".formatted(fields, rules);
    return Findings.report("mine.json", text).files().get(0).findings().stream()
        .map(it -> it.problem().kind().id())
        .toList();
  }
}
