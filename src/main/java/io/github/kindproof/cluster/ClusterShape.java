package io.github.kindproof.cluster;

import java.nio.file.Path;

/** What a cluster shall be like, in the form in which somebody asked for it. */
public sealed interface ClusterShape {
  /** For progress and reports. */
  String name();

  /**
   * By a kind config of the user's, which only kind can read, and which it gets as it is.
   *
   * @param file an absolute path
   * @param root the folder from which kind runs: relative {@code hostPath}s of the config count
   *     from it
   */
  record ByConfig(Path file, Path root) implements ClusterShape {
    @Override
    public String name() {
      return String.valueOf(file.getFileName());
    }
  }

  /**
   * By what is wanted of it, whoever makes it.
   *
   * @param copy empty for a cluster that all who want the same may share; different for each that
   *     will be changed
   */
  record ByIntent(ClusterIntent intent, String copy) implements ClusterShape {
    /** One to be shared. */
    public ByIntent(ClusterIntent intent) {
      this(intent, "");
    }

    @Override
    public String name() {
      return intent.name();
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
  }
}
