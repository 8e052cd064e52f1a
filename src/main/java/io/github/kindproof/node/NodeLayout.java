package io.github.kindproof.node;

import java.util.List;

/** The locations of files and logs on a node, which differ by the tool that made it. */
public enum NodeLayout {
  /** A node set up by kubeadm, whose components are systemd units: kind. */
  KUBEADM("/etc/kubernetes/admin.conf", "kubelet", "containerd"),
  /** A K3s node, whose components are one process that logs to the container's output. */
  K3S("/etc/rancher/k3s/k3s.yaml", "k3s");

  private final String adminKubeconfig;
  private final List<String> units;

  NodeLayout(String adminKubeconfig, String... units) {
    this.adminKubeconfig = adminKubeconfig;
    this.units = List.of(units);
  }

  /** Return the path of an administrator's kubeconfig file, on the control plane. */
  public String adminKubeconfig() {
    return adminKubeconfig;
  }

  /** Return the names of the logs, see {@link NodeShell#journal}. */
  public List<String> units() {
    return units;
  }
}
