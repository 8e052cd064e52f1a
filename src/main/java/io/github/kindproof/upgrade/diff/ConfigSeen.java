package io.github.kindproof.upgrade.diff;

import io.github.kindproof.Evidence;
import java.util.List;

/**
 * How nodes took one kind config on one side.
 *
 * @param name the config, for example {@code seccomp-default-alpha.yaml}
 * @param boots whether all nodes became Ready
 * @param said the sentence of the component that refused; empty if it boots
 * @param warnings what in it has no effect though nobody says so, one line each
 * @param evidence for whoever doubts it
 */
public record ConfigSeen(
    String name, boolean boots, String said, List<String> warnings, List<Evidence> evidence) {
  public ConfigSeen {
    warnings = List.copyOf(warnings);
    evidence = List.copyOf(evidence);
  }
}
