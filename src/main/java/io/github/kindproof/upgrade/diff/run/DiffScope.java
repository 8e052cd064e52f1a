package io.github.kindproof.upgrade.diff.run;

import io.github.kindproof.workload.Manifest;
import java.nio.file.Path;
import java.util.List;

/**
 * The things to observe on each live side of a diff.
 *
 * @param configs names of kind configs to boot unchanged
 * @param runtimeDefault whether to observe RuntimeDefault
 * @param recorded whether to observe nginx under a profile that is recorded on the baseline
 * @param own a user's own manifests
 * @param profiles a folder that nodes mount as {@code profiles}
 */
public record DiffScope(
    List<String> configs,
    boolean runtimeDefault,
    boolean recorded,
    List<Manifest> own,
    Path profiles) {
  public DiffScope {
    configs = List.copyOf(configs);
    own = List.copyOf(own);
  }
}
