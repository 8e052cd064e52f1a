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

/** The profile that lets every call through and has the kernel record it. */
public final class RecordingProfile {
  /** Its file in the folder that nodes have as their {@code profiles}. */
  public static final String FILE = "kindproof-recording.json";

  /** A call of an architecture that is not named would end the process. */
  private static final List<Architecture> ARCHITECTURES =
      List.of(
          Architecture.X86_64,
          Architecture.X86,
          Architecture.X32,
          Architecture.AARCH64,
          Architecture.ARM);

  private RecordingProfile() {}

  /** Writes it into that folder. */
  public static void write(Path profiles) {
    WholeFile.write(profiles.resolve(FILE), silentAbout(List.of()).toJson());
  }

  /**
   * The profile, silent about some calls: those that are known already, where a recording of all
   * loses records.
   */
  static SeccompProfile silentAbout(Collection<String> calls) {
    List<SeccompRule> rules =
        calls.isEmpty() ? List.of() : List.of(SeccompRule.allow(calls.stream().sorted().toList()));
    return new SeccompProfile(
        SeccompAction.LOG, OptionalInt.empty(), ARCHITECTURES, List.of(), rules, List.of());
  }
}
