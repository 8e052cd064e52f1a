package io.github.kindproof.seccomp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyscallSpellingTest {
  private final SyscallSpelling spelling = new SyscallSpelling();

  @ParameterizedTest
  @CsvSource({
    "read, read",
    "READ, read",
    "' read ', read",
    "__NR_read, read",
    "SYS_read, read",
    "sys_read, read",
    "__x64_sys_read, read",
    "__arm64_sys_read, read",
    "sys_enter_read, read",
    "sys_exit_read, read",
    "read(2), read",
    "read(), read",
    "pread, pread64",
    "__NR_pread64, pread64",
    "_exit, exit",
    "_sysctl, _sysctl",
    "__NR__sysctl, _sysctl"
  })
  void aNameThatIsCertainToMeanASyscall(String written, String name) {
    assertThat(spelling.meant(written)).hasValue(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "raed", "__NR_", "SYS_raed", "59", "sys_enter_", "__NR_syscalls"})
  void anyOtherNameMeansNone(String written) {
    assertThat(spelling.meant(written)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"59", " 59 ", "syscall=59", "syscall_59", "syscall 59", "syscall59"})
  void aNumberMeansAnotherSyscallOnEachArchitecture(String written) {
    assertThat(SyscallSpelling.described(spelling.numbered(written)))
        .isEqualTo("execve on x86_64; pipe2 on aarch64; oldolduname on x86");
  }

  @Test
  void architecturesThatAgreeAreListedTogether() {
    assertThat(spelling.numbered("435"))
        .containsOnlyKeys("clone3")
        .containsEntry(
            "clone3",
            List.of(Architecture.X86_64, Architecture.AARCH64, Architecture.X86, Architecture.ARM));
    assertThat(SyscallSpelling.described(spelling.numbered("435")))
        .isEqualTo("clone3 on x86_64, aarch64, x86, arm");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "9999", "-1", "59a", "99999999999", "read"})
  void anyOtherNumberMeansNone(String written) {
    assertThat(spelling.numbered(written)).isEmpty();
  }
}
