package io.github.kindproof.catalog;

import io.github.kindproof.EnvironmentException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The container runtime that a node really uses, as reported by the running containerd and by the
 * OCI runtime that it starts.
 *
 * @param containerd the version, for example {@code 1.6.20}
 * @param oci the OCI runtime that containerd uses
 * @param libseccomp the version of the library that builds the filters; empty if not reported
 */
public record ObservedRuntime(String containerd, OciRuntime oci, String libseccomp) {
  /**
   * Parse lines of the form {@code key=value} with the keys {@code containerd}, {@code program},
   * {@code version}, {@code libpathrs} and {@code libseccomp}. Each value is the program's own
   * output.
   *
   * @throws EnvironmentException if the lines do not identify containerd and the OCI runtime
   */
  public static ObservedRuntime parse(String lines) {
    Map<String, String> told = new TreeMap<>();
    for (String line : lines.lines().toList()) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        told.put(line.substring(0, equals), line.substring(equals + 1).strip());
      }
    }
    Optional<String> containerd = number(told, "containerd");
    Optional<String> version = number(told, "version");
    Optional<OciRuntime.Kind> kind = kind(told.getOrDefault("program", ""));
    if (containerd.isEmpty() || version.isEmpty() || kind.isEmpty()) {
      throw new EnvironmentException(
          "the node does not report its runtime, only: " + lines.strip().replace('\n', ' '),
          "see containerd's journal");
    }
    return new ObservedRuntime(
        containerd.get(),
        new OciRuntime(kind.get(), version.get(), number(told, "libpathrs").orElse("")),
        number(told, "libseccomp").orElse(""));
  }

  /** Describe the first part that differs from the request; empty if there is none. */
  public Optional<String> differsFrom(NodeRuntime asked) {
    if (asked.containerd().isPresent() && !asked.containerd().get().equals(containerd)) {
      return Optional.of("containerd " + containerd + ", not " + asked.containerd().get());
    }
    if (asked.oci().isPresent() && !asked.oci().get().equals(oci)) {
      return Optional.of(oci + ", not " + asked.oci().get());
    }
    if (asked.libseccomp().isPresent() && !asked.libseccomp().get().equals(libseccomp)) {
      return Optional.of("libseccomp " + libseccomp + ", not " + asked.libseccomp().get());
    }
    return Optional.empty();
  }

  /** Return a readable form, for example {@code containerd 2.3.7, runc 1.4.3, libseccomp 2.5.4}. */
  @Override
  public String toString() {
    return "containerd "
        + containerd
        + ", "
        + oci
        + (libseccomp.isEmpty() ? "" : ", libseccomp " + libseccomp);
  }

  private static Optional<OciRuntime.Kind> kind(String program) {
    return Arrays.stream(OciRuntime.Kind.values())
        .filter(kind -> kind.program().equals(program))
        .findFirst();
  }

  private static Optional<String> number(Map<String, String> told, String key) {
    return Version.in(told.getOrDefault(key, "")).map(Version::toString);
  }
}
