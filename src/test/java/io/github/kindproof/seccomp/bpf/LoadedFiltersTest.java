package io.github.kindproof.seccomp.bpf;

import static io.github.kindproof.seccomp.bpf.BpfProgramTest.at;
import static io.github.kindproof.seccomp.bpf.BpfProgramTest.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.seccomp.SeccompMode;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadedFiltersTest {
  private static final SeccompData CALL = SeccompData.of(0xc000003eL, 1);

  /** The order of {@code seccomp(2)}: the strictest action; of equal ones that attached last. */
  @ParameterizedTest
  @CsvSource({
    "0x7fff0000, 0x80000000, KILL_PROCESS",
    "0x00000000, 0x80000000, KILL_PROCESS",
    "0x00030000, 0x00000000, KILL_THREAD",
    "0x00050001, 0x00030000, TRAP",
    "0x7fc00000, 0x00050001, ERRNO EPERM",
    "0x7ff00000, 0x7fc00000, NOTIFY",
    "0x7ffc0000, 0x7ff00000, TRACE",
    "0x7fff0000, 0x7ffc0000, LOG",
    "0x00050001, 0x00050026, ERRNO ENOSYS",
    "0x00050026, 0x00050001, ERRNO EPERM",
  })
  void theStrictestAnswerWins(String first, String last, String answer) {
    assertThat(loaded(Long.decode(first), Long.decode(last)).answer(CALL)).hasToString(answer);
  }

  @Test
  void withoutAFilterEverythingIsAllowed() {
    LoadedFilters none = LoadedFilters.parse("{\"name\":\"sh\",\"mode\":0,\"filters\":[]}");
    assertThat(none.answer(CALL)).hasToString("ALLOW");
    assertThat(none.mode()).isEqualTo(SeccompMode.DISABLED);
  }

  @Test
  void whatIsNoOutputOfTheReaderIsRefused() {
    assertThatThrownBy(() -> LoadedFilters.parse("{\"name\":"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static LoadedFilters loaded(long... returns) {
    return new LoadedFilters(
        "sh",
        SeccompMode.FILTERING,
        LongStream.of(returns).mapToObj(value -> program(at(0x06, value))).toList());
  }
}
