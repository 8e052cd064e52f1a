package io.github.kindling.harness;

import io.github.kindling.cluster.kind.ClusterIntent;
import io.github.kindling.cluster.kind.KindConfigText;
import io.github.kindling.failure.EnvironmentFault;
import io.github.kindling.kubernetes.KubernetesVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The kind configs that are rendered for a run, each in a file of its own: equal ones in the same.
 *
 * @param folder the run's folder
 * @param cgroupVersion of the host that runs the nodes
 */
record RenderedConfigs(Path folder, int cgroupVersion) {
  /** Written once: another thread may be reading it. */
  synchronized Path config(ClusterIntent intent, KubernetesVersion version) {
    String text = KindConfigText.of(intent, version, cgroupVersion);
    return write(intent, version, text, Integer.toHexString(text.hashCode()));
  }

  /** The same in a file that no other has. */
  Path configOfItsOwn(ClusterIntent intent, KubernetesVersion version) {
    String text = KindConfigText.of(intent, version, cgroupVersion);
    return write(intent, version, text, UUID.randomUUID().toString());
  }

  private Path write(ClusterIntent intent, KubernetesVersion version, String text, String place) {
    Path file =
        folder
            .resolve("configs")
            .resolve(version.version())
            .resolve(place)
            .resolve(intent.name() + ".yaml");
    if (Files.exists(file)) {
      return file;
    }
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return file;
    } catch (IOException e) {
      throw new EnvironmentFault("cannot write " + file, "make its folder writable", e);
    }
  }
}
