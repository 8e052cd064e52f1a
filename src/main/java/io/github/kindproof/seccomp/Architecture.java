package io.github.kindproof.seccomp;

import java.util.Arrays;
import java.util.Optional;

/** An architecture, named as in seccomp profiles and the kernel's audit records. */
public enum Architecture {
  X86(0x40000003L),
  X86_64(0xc000003eL),
  X32(0x4000003eL),
  ARM(0x40000028L),
  AARCH64(0xc00000b7L),
  MIPS(0x00000008L),
  MIPS64(0x80000008L),
  MIPS64N32(0xa0000008L),
  MIPSEL(0x40000008L),
  MIPSEL64(0xc0000008L),
  MIPSEL64N32(0xe0000008L),
  PPC(0x00000014L),
  PPC64(0x80000015L),
  PPC64LE(0xc0000015L),
  S390(0x00000016L),
  S390X(0x80000016L),
  PARISC(0x0000000fL),
  PARISC64(0x8000000fL),
  RISCV64(0xc00000f3L),
  LOONGARCH64(0xc0000102L),
  M68K(0x00000004L),
  SH(0x4000002aL),
  SHEB(0x0000002aL);

  private static final String PREFIX = "SCMP_ARCH_";

  /** The kernel's {@code __AUDIT_ARCH_LE}. */
  private static final long LITTLE_ENDIAN = 0x40000000L;

  private final long auditCode;

  Architecture(long auditCode) {
    this.auditCode = auditCode;
  }

  /** Return the kernel's {@code AUDIT_ARCH_*}, in audit records the hexadecimal {@code arch=}. */
  public long auditCode() {
    return auditCode;
  }

  /** Return whether the least byte comes first; libseccomp makes no filter for both orders. */
  public boolean isLittleEndian() {
    return (auditCode & LITTLE_ENDIAN) != 0;
  }

  /** Return the name in a profile, for example {@code SCMP_ARCH_X86_64}. */
  public String profileName() {
    return PREFIX + name();
  }

  /** Return the architecture of the programs of this machine. */
  public static Architecture ofThisMachine() {
    String name = System.getProperty("os.arch", "");
    return switch (name) {
      case "aarch64" -> AARCH64;
      case "arm" -> ARM;
      default -> X86_64;
    };
  }

  /** Return the architecture that a profile calls {@code SCMP_ARCH_…}; empty if there is none. */
  public static Optional<Architecture> named(String profileName) {
    return Arrays.stream(values())
        .filter(architecture -> architecture.profileName().equals(profileName))
        .findFirst();
  }

  /** Return the architecture with this {@code AUDIT_ARCH_*}; empty if there is none. */
  public static Optional<Architecture> ofAuditCode(long code) {
    return Arrays.stream(values())
        .filter(architecture -> architecture.auditCode == code)
        .findFirst();
  }
}
