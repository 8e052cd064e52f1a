package io.github.kindproof.node;

import java.util.List;

/** Where on a node is what, which differs by who made it. */
public enum NodeLayout {
  /** By kubeadm, its components are units of systemd: kind. */
  KUBEADM("/etc/kubernetes/admin.conf", "kubelet", "containerd"),
  /** By K3s, all its components are one process, which logs to its container's output. */
  K3S("/etc/rancher/k3s/k3s.yaml", "k3s");

  private final String adminKubeconfig;
  private final List<String> units;

  NodeLayout(String adminKubeconfig, String... units) {
    this.adminKubeconfig = adminKubeconfig;
    this.units = List.of(units);
  }

  /** The kubeconfig file of an administrator, on the control plane. */
  public String adminKubeconfig() {
    return adminKubeconfig;
  }

  /** What logs there are, see {@link NodeShell#journal}. */
  public List<String> units() {
    return units;
  }
}
