package io.github.kindproof.cluster.kind;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.RunFolder;
import io.github.kindproof.cluster.kind.config.KindConfigText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The kind configs that are rendered for a run; equal ones share a file.
 *
 * @param folder the run's folder
 * @param cgroupVersion the cgroup version of the host that runs the nodes
 */
record RenderedConfigs(Path folder, int cgroupVersion) {
  /** Write the file once only: another thread may be reading it. */
  synchronized Path config(
      ClusterIntent intent, KubernetesVersion version, List<KindConfigText.NodeImage> nodes) {
    String text = KindConfigText.of(intent, version, nodes, cgroupVersion);
    String place = Integer.toHexString(text.hashCode());
    Path file =
        folder
            .resolve("configs")
            .resolve(version.version())
            .resolve(place)
            .resolve(intent.name() + ".yaml");
    if (Files.exists(file)) {
      return file;
    }
    new RunFolder(folder).make(); // the first of its files would make it readable to others
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return file;
    } catch (IOException e) {
      throw new EnvironmentException("cannot write " + file, "make its folder writable", e);
    }
  }
}
