package io.github.kindproof.upgrade.diff;

import io.github.kindproof.Evidence;
import java.util.List;

/**
 * An observation of how nodes on one side took a kind config.
 *
 * @param name the config, for example {@code seccomp-default-alpha.yaml}
 * @param boots whether all nodes became Ready
 * @param said the error message of the component that rejected it; empty if it boots
 * @param warnings the settings that silently have no effect, one line each
 * @param evidence for readers who doubt it
 */
public record ConfigSeen(
    String name, boolean boots, String said, List<String> warnings, List<Evidence> evidence) {
  /** Copy the lists. */
  public ConfigSeen {
    warnings = List.copyOf(warnings);
    evidence = List.copyOf(evidence);
  }
}
