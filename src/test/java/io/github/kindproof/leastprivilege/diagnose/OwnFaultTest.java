package io.github.kindproof.leastprivilege.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnFaultTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FileNotFoundError: [Errno 2] No such file or directory: '/not/there' | a file is missing
          exec: "app": executable file not found in $PATH | a file is missing: the program to start
          exec: "/not/there": stat /not/there: no such file or directory | a file is missing: the program to start
          OSError: [Errno 38] Function not implemented | this kernel does not have the syscall
          """)
  void itsWordsTell(String words, String fault) {
    assertThat(OwnFault.of(words)).contains(fault);
  }

  @ParameterizedTest
  @CsvSource({"''", "no licence", "'PermissionError: [Errno 13] Permission denied'"})
  void otherWordsDoNot(String words) {
    assertThat(OwnFault.of(words)).isEmpty();
  }
}
