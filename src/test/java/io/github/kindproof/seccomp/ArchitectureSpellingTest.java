package io.github.kindproof.seccomp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureSpellingTest {
  @ParameterizedTest
  @CsvSource({
    "amd64, X86_64",
    "x86-64, X86_64",
    "SCMP_ARCH_AMD64, X86_64",
    "AUDIT_ARCH_X86_64, X86_64",
    "arm64, AARCH64",
    "SCMP_ARCH_ARM64, AARCH64",
    "i386, X86",
    "386, X86",
    "armhf, ARM",
    "ppc64el, PPC64LE",
    "mips64le, MIPSEL64",
    "loong64, LOONGARCH64"
  })
  void aNameOfOtherTools(String written, Architecture architecture) {
    assertThat(ArchitectureSpelling.meant(written)).hasValue(architecture);
  }

  @ParameterizedTest
  @EnumSource
  void theNameItself(Architecture architecture) {
    assertThat(ArchitectureSpelling.meant(architecture.profileName())).hasValue(architecture);
    assertThat(ArchitectureSpelling.meant(architecture.name().toLowerCase(Locale.ROOT)))
        .hasValue(architecture);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "vax", "SCMP_ARCH_NATIVE", "SCMP_ARCH_"})
  void anyOtherNameMeansNone(String written) {
    assertThat(ArchitectureSpelling.meant(written)).isEmpty();
  }
}
