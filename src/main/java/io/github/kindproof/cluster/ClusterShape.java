package io.github.kindproof.cluster;

import io.github.kindproof.internal.io.cache.ProjectFiles;
import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * What a cluster shall be like, in the form in which somebody asked for it: a {@link
 * ClusterIntent}, a kind config, or a cluster that is there.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public sealed interface ClusterShape
    permits ClusterIntent, ClusterShape.ByConfig, ClusterShape.ByContext {
  /** For progress and reports. */
  String name();

  /** Whether it is somebody else's cluster, taken as it is and left as it was. */
  default boolean isSomebodyElses() {
    return false;
  }

  /** Whether it is made by a kind config of the user's, as it is. */
  default boolean isByConfig() {
    return false;
  }

  /**
   * By a kind config of the user's, which only kind can read, and which it gets as it is.
   *
   * @param file an absolute path
   * @param root the folder from which kind runs: relative {@code hostPath}s of the config count
   *     from it
   */
  record ByConfig(Path file, Path root) implements ClusterShape {
    /**
     * The config of this name, of the working directory or one that comes with Kindproof.
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
   * By where it is: somebody else's cluster, taken as it is.
   *
   * @param kubeconfig an absolute path
   * @param context one of its contexts
   * @param intent what of it the provider brings for a time: profiles, if any
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
