package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExitCodeTest {
  @Test
  void sigsysIsTheFiltersOwn() {
    assertThat(ExitCode.meaning(159)).hasValueSatisfying(it -> assertThat(it).contains("SIGSYS"));
    assertThat(ExitCode.isSigsys(159)).isTrue();
    assertThat(ExitCode.isSigsys(137)).isFalse();
  }

  @Test
  void otherSignalsAreNamed() {
    assertThat(ExitCode.meaning(137)).hasValueSatisfying(it -> assertThat(it).contains("SIGKILL"));
    assertThat(ExitCode.meaning(139)).hasValueSatisfying(it -> assertThat(it).contains("SIGSEGV"));
    assertThat(ExitCode.meaning(143)).hasValueSatisfying(it -> assertThat(it).contains("SIGTERM"));
  }

  @Test
  void aCodeOfTheProgramsOwnHasNoMeaning() {
    assertThat(ExitCode.meaning(1)).isEmpty();
    assertThat(ExitCode.meaning(7)).isEmpty();
    assertThat(ExitCode.meaning(0)).isEmpty();
  }
}
