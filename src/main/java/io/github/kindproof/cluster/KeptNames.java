package io.github.kindproof.cluster;

import java.util.Optional;
import org.apiguardian.api.API;

/** The names of the images and volumes in which the nodes of a cluster are kept. Pure. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class KeptNames {
  private static final String IMAGE = "kindproof/kept-";
  private static final String VOLUME = ".kept.";

  private KeptNames() {}

  /** Return the name of a node's image. */
  public static String image(String cluster, String node) {
    return IMAGE + cluster + ":" + suffix(cluster, node);
  }

  /** Return the name of a node's volume. */
  public static String volume(String cluster, String node) {
    return cluster + VOLUME + suffix(cluster, node);
  }

  /** Return the cluster of an image or a volume with this name; empty if it keeps no node. */
  public static Optional<String> cluster(String name) {
    int end = name.startsWith(IMAGE) ? name.indexOf(':') : name.indexOf(VOLUME);
    return end < 0
        ? Optional.empty()
        : Optional.of(name.substring(name.startsWith(IMAGE) ? IMAGE.length() : 0, end));
  }

  private static String suffix(String cluster, String node) {
    return node.substring(cluster.length() + 1);
  }
}
