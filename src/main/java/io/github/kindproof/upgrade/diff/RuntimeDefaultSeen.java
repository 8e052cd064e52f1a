package io.github.kindproof.upgrade.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kindproof.workload.probe.ProbeReport;

/**
 * What the profile RuntimeDefault is on one side.
 *
 * @param probe what the probe printed in a container with it, compared with the same container
 *     without a filter: its line of JSON
 * @param filter {@code linux.seccomp} of the spec that the low-level runtime was given, as {@code
 *     crictl inspect} shows it
 */
public record RuntimeDefaultSeen(JsonNode probe, JsonNode filter) {
  /** The probe's report. */
  public ProbeReport report() {
    return ProbeReport.parse(probe.toString());
  }
}
