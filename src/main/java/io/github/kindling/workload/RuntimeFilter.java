package io.github.kindling.workload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;

/**
 * The seccomp filter in the OCI spec that the runtime was given, as {@code crictl inspect} shows
 * it: the only place where SeccompDefault can be seen, as the pod's own spec is never changed.
 *
 * @param defaultAction what happens to calls that no rule names, for example {@code SCMP_ACT_ERRNO}
 * @param defaultErrno the error number that the default action gives; 1 (EPERM) where none is named
 * @param rules how many rules it has
 */
public record RuntimeFilter(String defaultAction, int defaultErrno, int rules) {
  private static final int EPERM = 1;

  /** Reads what {@code crictl inspect} prints; empty if the container has no filter. */
  static Optional<RuntimeFilter> of(JsonNode inspected) {
    JsonNode seccomp = inspected.path("info").path("runtimeSpec").path("linux").path("seccomp");
    if (!seccomp.isObject()) {
      return Optional.empty();
    }
    String action = Objects.requireNonNullElse(seccomp.path("defaultAction").textValue(), "");
    return Optional.of(
        new RuntimeFilter(
            action, seccomp.path("defaultErrnoRet").asInt(EPERM), seccomp.path("syscalls").size()));
  }

  @Override
  public String toString() {
    return "default " + defaultAction + ", " + rules + (rules == 1 ? " rule" : " rules");
  }
}
