package io.github.kindproof.seccomp.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kindproof.seccomp.SeccompFilter;
import io.github.kindproof.seccomp.SeccompProfile;
import java.util.Optional;

/**
 * Reads the OCI spec that a low-level runtime is given ({@code config.json}), which {@code crictl
 * inspect} shows: the only place where SeccompDefault can be seen, as the pod's own spec is never
 * changed.
 */
public final class RuntimeSpec {
  private RuntimeSpec() {}

  /** The filter of a container by its spec; empty if it has none. */
  public static Optional<SeccompFilter> filter(JsonNode spec) {
    boolean noNewPrivileges = spec.path("process").path("noNewPrivileges").asBoolean(false);
    return profile(spec.path("linux").path("seccomp"))
        .map(profile -> new SeccompFilter(profile, noNewPrivileges));
  }

  /** {@code linux.seccomp} of a spec; what is not understood in it is left out. */
  public static Optional<SeccompProfile> profile(JsonNode seccomp) {
    return ProfileFile.understood(seccomp.toString(), false).profiles().stream()
        .findFirst()
        .map(LocatedProfile::profile);
  }
}
