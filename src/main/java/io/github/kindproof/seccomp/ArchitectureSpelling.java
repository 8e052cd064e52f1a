package io.github.kindproof.seccomp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/** The names that other tools give to an architecture. Profiles accept only libseccomp's. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ArchitectureSpelling {
  private static final Map<String, Architecture> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("AMD64", Architecture.X86_64),
          Map.entry("X64", Architecture.X86_64),
          Map.entry("386", Architecture.X86),
          Map.entry("I386", Architecture.X86),
          Map.entry("I686", Architecture.X86),
          Map.entry("ARM64", Architecture.AARCH64),
          Map.entry("ARMHF", Architecture.ARM),
          Map.entry("ARMV7", Architecture.ARM),
          Map.entry("ARMV7L", Architecture.ARM),
          Map.entry("MIPSLE", Architecture.MIPSEL),
          Map.entry("MIPS64LE", Architecture.MIPSEL64),
          Map.entry("PPC64EL", Architecture.PPC64LE),
          Map.entry("LOONG64", Architecture.LOONGARCH64));

  private ArchitectureSpelling() {}

  /** Return the architecture that a name such as {@code amd64} or {@code SCMP_ARCH_ARM64} means. */
  public static Optional<Architecture> meant(String written) {
    String plain =
        written
            .strip()
            .toUpperCase(Locale.ROOT)
            .replace('-', '_')
            .replaceFirst("^(SCMP|AUDIT)_ARCH_", "");
    return Arrays.stream(Architecture.values())
        .filter(it -> it.name().equals(plain))
        .findFirst()
        .or(() -> Optional.ofNullable(OTHER_NAMES.get(plain)));
  }
}
