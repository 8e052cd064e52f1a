package io.github.kindproof.seccomp.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.seccomp.file.ProblemKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LintRuleTextTest {
  @ParameterizedTest
  @MethodSource("io.github.kindproof.seccomp.lint.LintConfig#rules")
  void eachRuleSaysWhatItIsAboutInASentence(ProblemKind kind) {
    assertThat(kind.id()).matches("[a-z]+(-[a-z]+)*");
    assertThat(kind.summary()).matches("([A-Z]|runc ).*\\.");
  }
}
