package io.github.kindproof.leastprivilege.record;

import io.github.kindproof.internal.report.WholeFile;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.SeccompRule;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

/** The profile that allows every syscall and makes the kernel log it. */
public final class RecordingProfile {
  /** The name of its file in the folder that nodes mount as their {@code profiles}. */
  public static final String FILE = "kindproof-recording.json";

  /** A syscall of an architecture that is not listed would kill the process. */
  private static final List<Architecture> ARCHITECTURES =
      List.of(
          Architecture.X86_64,
          Architecture.X86,
          Architecture.X32,
          Architecture.AARCH64,
          Architecture.ARM);

  private RecordingProfile() {}

  public static void write(Path profiles) {
    WholeFile.write(profiles.resolve(FILE), silentAbout(List.of()).toJson());
  }

  /**
   * The profile without logging of some syscalls: those already known, for when logging all of them
   * loses records.
   */
  static SeccompProfile silentAbout(Collection<String> calls) {
    List<SeccompRule> rules =
        calls.isEmpty() ? List.of() : List.of(SeccompRule.allow(calls.stream().sorted().toList()));
    return new SeccompProfile(
        SeccompAction.LOG, OptionalInt.empty(), ARCHITECTURES, List.of(), rules, List.of());
  }
}
