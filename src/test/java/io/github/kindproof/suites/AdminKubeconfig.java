package io.github.kindproof.suites;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.access.Kubeconfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A cluster of ours, as somebody sees it who has a kubeconfig of it and nothing else. */
final class AdminKubeconfig {
  private AdminKubeconfig() {}

  /** The administrator's. */
  static Kubeconfig of(Cluster cluster, Path folder) {
    return read(folder, text(cluster), "kubernetes-admin@" + cluster.name());
  }

  /** That of whoever has this token. */
  static Kubeconfig withToken(Cluster cluster, Path folder, String token) {
    String users = "users:\n- name: kubernetes-admin\n  user:\n    token: %s\n".formatted(token);
    String text = text(cluster).replaceAll("(?s)users:\n.*", users);
    return read(folder, text, "kubernetes-admin@" + cluster.name());
  }

  private static String text(Cluster cluster) {
    String server = cluster.client().getConfiguration().getMasterUrl();
    return cluster
        .nodes()
        .get(0)
        .command("cat", "/etc/kubernetes/admin.conf")
        .output()
        .replaceAll("server: .*", "server: " + server);
  }

  private static Kubeconfig read(Path folder, String text, String context) {
    try {
      return Kubeconfig.read(Files.writeString(folder.resolve("kubeconfig"), text), context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
