package io.github.kindproof.cluster.kind.reuse;

import io.github.kindproof.cluster.kind.config.KindConfig;
import io.github.kindproof.internal.io.file.Sha256;
import io.github.kindproof.internal.io.packaged.OwnVersion;
import io.github.kindproof.internal.io.yaml.YamlNode;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The digest of everything that a kind cluster is made from. Pure. */
public final class ReuseKey {
  /** Increase it if records get another meaning. */
  private static final int FORMAT = 1;

  private ReuseKey() {}

  /**
   * Return the digest: clusters with the same one are interchangeable.
   *
   * @param facts what the config does not say, by name, for example the id of the node image
   */
  public static String of(KindConfig config, SortedMap<String, String> facts) {
    SortedMap<String, String> all = new TreeMap<>(facts);
    all.put("format", String.valueOf(FORMAT));
    all.put("kindproof", OwnVersion.number());
    all.put("config", config.text());
    all.put("mounts", mounts(config).toString());
    Sha256 digest = new Sha256();
    all.forEach((name, value) -> digest.add(name + "=" + value.length() + ":" + value + "\n"));
    return digest.hexadecimal();
  }

  private static List<Path> mounts(KindConfig config) {
    return config.tree().items("nodes").stream()
        .flatMap(node -> node.items("extraMounts").stream())
        .map(mount -> config.root().resolve(mount.text("hostPath")).toAbsolutePath().normalize())
        .toList();
  }

  /** Return whether its clusters take ports of this host, which only one cluster can have. */
  public static boolean takesPorts(KindConfig config) {
    boolean apiServer =
        config.tree().get("networking").map(YamlNode::entries).orElse(List.of()).stream()
            .anyMatch(entry -> entry.key().text().equals("apiServerPort"));
    return apiServer
        || config.tree().items("nodes").stream()
            .anyMatch(node -> !node.items("extraPortMappings").isEmpty());
  }
}
