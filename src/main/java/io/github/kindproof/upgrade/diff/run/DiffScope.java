package io.github.kindproof.upgrade.diff.run;

import io.github.kindproof.workload.Manifest;
import java.nio.file.Path;
import java.util.List;

/**
 * What is looked at on each live side of a diff.
 *
 * @param configs kind configs that are booted as they are, by name
 * @param runtimeDefault whether the profile of the runtime itself is, by the probe and its filter
 * @param recorded whether nginx is, under a profile that is recorded on the side that it was
 * @param own a user's own manifests
 * @param profiles the folder of profiles that nodes have as their {@code profiles}
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
