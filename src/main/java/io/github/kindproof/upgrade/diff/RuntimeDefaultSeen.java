package io.github.kindproof.upgrade.diff;

import io.github.kindproof.workload.probe.ProbeReport;
import tools.jackson.databind.JsonNode;

/**
 * An observation of the RuntimeDefault profile on one side.
 *
 * @param probe the probe's output in a container with the profile, compared with the same container
 *     without a filter: one line of JSON
 * @param filter {@code linux.seccomp} of the spec for the low-level runtime, as {@code crictl
 *     inspect} shows it
 */
public record RuntimeDefaultSeen(JsonNode probe, JsonNode filter) {
  /** Return the probe's report. */
  public ProbeReport report() {
    return ProbeReport.parse(probe.toString());
  }
}
