package io.github.kindproof.cluster;

import io.github.kindproof.internal.io.cache.ProjectFiles;
import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * The shape of a cluster, in the form of the request: a {@link ClusterIntent}, a kind config, or an
 * existing cluster.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public sealed interface ClusterShape
    permits ClusterIntent, ClusterShape.ByConfig, ClusterShape.ByContext {
  /** Return the name for progress and reports. */
  String name();

  /** Return whether this is someone else's cluster, which is used and left unchanged. */
  default boolean isSomebodyElses() {
    return false;
  }

  /** Return whether the cluster is made from the user's kind config, unchanged. */
  default boolean isByConfig() {
    return false;
  }

  /**
   * A shape given by the user's kind config, which only kind can read and which it gets unchanged.
   *
   * @param file an absolute path
   * @param root the folder from which kind runs; relative {@code hostPath}s of the config are
   *     resolved against it
   */
  record ByConfig(Path file, Path root) implements ClusterShape {
    /**
     * Find the config with this name in the working directory or among Kindproof's own files.
     *
     * @throws io.github.kindproof.BadInputException if there is none
     */
    @API(status = API.Status.INTERNAL)
    public static ByConfig of(ProjectFiles files, String config) {
      return new ByConfig(files.find(config), files.rootOf(config));
    }

    @Override
    public boolean isByConfig() {
      return true;
    }

    @Override
    public String name() {
      return String.valueOf(file.getFileName());
    }
  }

  /**
   * A shape given by someone else's existing cluster, used unchanged.
   *
   * @param kubeconfig an absolute path
   * @param context one of its contexts
   * @param intent what the provider adds to it temporarily: profiles, if any
   */
  record ByContext(Path kubeconfig, String context, ClusterIntent intent) implements ClusterShape {
    @Override
    public String name() {
      return context;
    }

    @Override
    public boolean isSomebodyElses() {
      return true;
    }
  }
}
