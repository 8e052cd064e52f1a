package io.github.kindproof.seccomp.file;

import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads the OCI spec ({@code config.json}) of a container, which {@code crictl inspect} shows: the
 * only place where SeccompDefault is visible, because the pod's own spec is never changed.
 */
public final class RuntimeSpec {
  private RuntimeSpec() {}

  /** The filter in a container's spec; empty if it has none. */
  public static Optional<SeccompFilter> filter(JsonNode spec) {
    boolean noNewPrivileges = spec.path("process").path("noNewPrivileges").asBoolean(false);
    return profile(spec.path("linux").path("seccomp"))
        .map(profile -> SeccompFilter.of(profile, noNewPrivileges));
  }

  /** The {@code linux.seccomp} of a spec; unknown parts are left out. */
  public static Optional<SeccompProfile> profile(JsonNode seccomp) {
    return ProfileFile.understood(seccomp.toString(), false).profiles().stream()
        .findFirst()
        .map(LocatedProfile::profile);
  }
}
