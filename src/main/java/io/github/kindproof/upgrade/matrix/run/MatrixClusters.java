package io.github.kindproof.upgrade.matrix.run;

import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.SeccompDefaultNodes;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.upgrade.matrix.Variant;
import java.util.List;
import java.util.Optional;

/** What clusters the variants are: with one node wherever one is enough, as that boots sooner. */
final class MatrixClusters {
  private MatrixClusters() {}

  static ClusterIntent intent(Variant variant, ProjectFiles files) {
    int workers = variant.nodeCount() - 1;
    return switch (variant) {
      case PLAIN -> new ClusterIntent(workers, new SeccompDefaultNodes.None(), Optional.empty());
      case SECCOMP_DEFAULT ->
          new ClusterIntent(workers, new SeccompDefaultNodes.All(), Optional.empty());
      case CANARY ->
          new ClusterIntent(
              workers, new SeccompDefaultNodes.Some(List.of("worker")), Optional.empty());
      case PROFILES ->
          new ClusterIntent(
              workers,
              new SeccompDefaultNodes.None(),
              Optional.of(MatrixPlan.profilesFolder(files).toString()));
    };
  }
}
