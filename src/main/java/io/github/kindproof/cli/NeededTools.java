package io.github.kindproof.cli;

import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.cluster.k3s.K3sProvider;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.internal.setup.Setup;
import io.github.kindproof.internal.setup.SetupPart;
import java.util.List;
import java.util.Set;

/**
 * What clusters of these providers are made with, so that it is there before a run begins. Existing
 * clusters need nothing, and a provider of one's own asks for what it needs.
 *
 * @param providers their names
 */
record NeededTools(Set<String> providers) {
  NeededTools {
    providers = Set.copyOf(providers);
  }

  boolean kind() {
    return providers.contains(ClusterSource.KIND);
  }

  boolean engine() {
    return kind() || providers.contains(K3sProvider.NAME);
  }

  /**
   * Gets what is missing of it.
   *
   * @param images got as well, where there is an engine to get them into
   */
  void setUp(KindproofCache cache, List<SetupPart> images, Progress progress) {
    if (kind()) {
      Setup.with(cache, images).run(progress);
    } else if (engine()) {
      Setup.withoutKind(cache, images).run(progress);
    }
  }
}
