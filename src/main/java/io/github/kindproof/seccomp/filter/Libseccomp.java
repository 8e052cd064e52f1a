package io.github.kindproof.seccomp.filter;

import io.github.kindproof.catalog.Version;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.Syscall;
import io.github.kindproof.seccomp.SyscallTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A release of libseccomp, the library with which runtimes build filters.
 *
 * @param version for example {@code 2.5.4}
 */
public record Libseccomp(String version) {
  private static final Set<Architecture> SINCE_2_6 =
      Set.of(Architecture.LOONGARCH64, Architecture.M68K, Architecture.SH, Architecture.SHEB);

  /** Each syscall of each rule is looked up by its release. */
  private static final Map<String, Version> PARSED = new ConcurrentHashMap<>();

  /** Return the releases whose tables were compared, oldest first. */
  public static List<Libseccomp> compared() {
    return List.of(new Libseccomp("2.5.4"), new Libseccomp("2.6.0"), new Libseccomp("2.6.1"));
  }

  /** Return the newest release whose tables were compared. */
  public static Libseccomp newest() {
    return compared().get(compared().size() - 1);
  }

  /** Return whether it knows a syscall's name, on any architecture. */
  public boolean knows(String call) {
    return SyscallTable.firstRelease(call).map(this::isAtLeast).orElse(false);
  }

  /** Return the number that it has for a syscall of an architecture; empty if it has none. */
  Optional<Integer> number(Architecture architecture, String call) {
    boolean lacks =
        architecture == Architecture.X32 && call.equals("map_shadow_stack") && !isAtLeast("2.6.0");
    return lacks ? Optional.empty() : SyscallTable.of(architecture).call(call).map(Syscall::number);
  }

  /** Return whether it knows an architecture. */
  public boolean knows(Architecture architecture) {
    return !SINCE_2_6.contains(architecture) || isAtLeast("2.6.0");
  }

  /**
   * Return whether the answer below an upper half that two rules compare by LT or LE is corrected
   * on its own branch (GHSA-4q85-33p6-j5g6). Other filters with wide values stay wrong.
   */
  boolean correctsWideValues() {
    return isAtLeast("2.6.1");
  }

  /** Return the oldest compared release that makes the same program of the same rules. */
  Libseccomp oldestAlike() {
    return compared().stream()
        .filter(it -> it.isAtLeast("2.6.0") == isAtLeast("2.6.0"))
        .filter(it -> it.correctsWideValues() == correctsWideValues())
        .findFirst()
        .orElse(this);
  }

  /** Return whether it can set {@code SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV} for runc. */
  boolean waitsKillable() {
    return isAtLeast("2.6.0");
  }

  private boolean isAtLeast(String release) {
    return parsed(version).compareTo(parsed(release)) >= 0;
  }

  private static Version parsed(String release) {
    return PARSED.computeIfAbsent(release, Version::of);
  }

  @Override
  public String toString() {
    return "libseccomp " + version;
  }
}
