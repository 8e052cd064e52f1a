package io.github.kindproof.seccomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SyscallTableTest {
  private final SyscallTable table = SyscallTable.of(Architecture.X86_64);

  @Test
  void spellsNamesAsLibseccompDoes() {
    assertThat(table.call(17).name()).isEqualTo("pread64");
    assertThat(table.call(262).name()).isEqualTo("newfstatat");
    assertThat(table.call("pread")).isEmpty();
    assertThat(table.call("pwrite64").map(Syscall::number)).hasValue(18);
  }

  @Test
  void numbersDifferByArchitecture() {
    Architecture arm = Architecture.ofAuditCode(0xc00000b7L).orElseThrow();
    assertThat(SyscallTable.of(arm).call(79).name()).isEqualTo("newfstatat");
    assertThat(SyscallTable.of(arm).call("open")).isEmpty();
    assertThat(SyscallTable.of(Architecture.X86).call(5).name()).isEqualTo("open");
  }

  @Test
  void aCallNewerThanTheTableKeepsItsNumber() {
    assertThat(table.call(9999)).isEqualTo(new Syscall("syscall_9999", 9999));
  }

  @Test
  void namesOfOtherArchitecturesAreKnownToo() {
    assertThat(SyscallTable.names())
        .contains("read", "mseal", "arm_fadvise64_64", "s390_pci_mmio_read", "socketcall")
        .doesNotContain("pread", "newfstatatt");
    assertThat(SyscallTable.names()).contains(names(Architecture.X86_64));
  }

  @Test
  void anArchitectureWithoutATableIsRefused() {
    assertThatThrownBy(() -> SyscallTable.of(Architecture.S390X)).hasMessageContaining("S390X");
  }

  @Test
  void architecturesAreKnownByProfileNameAndAuditCode() {
    assertThat(Architecture.named("SCMP_ARCH_AARCH64")).hasValue(Architecture.AARCH64);
    assertThat(Architecture.ofAuditCode(0xc000003eL)).hasValue(Architecture.X86_64);
    assertThat(Architecture.ofAuditCode(0x40000003L)).hasValue(Architecture.X86);
    assertThat(Architecture.named("SCMP_ARCH_FOO")).isEmpty();
  }

  private static String[] names(Architecture architecture) {
    SyscallTable table = SyscallTable.of(architecture);
    return IntStream.range(0, 300)
        .mapToObj(number -> table.call(number).name())
        .filter(name -> !name.startsWith("syscall_"))
        .toArray(String[]::new);
  }
}
