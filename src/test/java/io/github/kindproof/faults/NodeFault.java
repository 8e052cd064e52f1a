package io.github.kindproof.faults;

import io.github.kindproof.node.NodeShell;
import io.github.kindproof.workload.OutcomeKind;
import io.github.kindproof.workload.PodObservation;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * Faults of a node, as scripts that run on it. Each lasts for a minute at most and is ended on the
 * node itself, whatever becomes of the test.
 */
enum NodeFault {
  ETCD_IS_KILLED(Node.CONTROL_PLANE, "pkill -KILL -x etcd"),
  API_SERVER_IS_KILLED(Node.CONTROL_PLANE, "pkill -KILL -x kube-apiserver"),
  API_SERVER_HANGS(
      Node.CONTROL_PLANE, "pkill -STOP -x kube-apiserver; sleep 45; pkill -CONT -x kube-apiserver"),
  API_SERVER_IS_AWAY_FOR_A_MINUTE(
      Node.CONTROL_PLANE,
      """
      mv /etc/kubernetes/manifests/kube-apiserver.yaml /etc/kubernetes/
      pkill -KILL -x kube-apiserver
      sleep 60
      mv /etc/kubernetes/kube-apiserver.yaml /etc/kubernetes/manifests/
      """),
  API_SERVER_HAS_TOO_LITTLE_MEMORY(
      Node.CONTROL_PLANE,
      """
      cd /etc/kubernetes
      cp manifests/kube-apiserver.yaml kube-apiserver.yaml
      sed 's/^    resources:/    resources:\\n      limits: {memory: 48Mi}/' kube-apiserver.yaml > small.yaml
      mv small.yaml manifests/kube-apiserver.yaml
      sleep 60
      mv kube-apiserver.yaml manifests/kube-apiserver.yaml
      """),
  KUBELET_IS_KILLED(Node.WORKER, "pkill -KILL -x kubelet"),
  KUBELET_STANDS_STILL(Node.WORKER, "pkill -STOP -x kubelet; sleep 60; pkill -CONT -x kubelet"),
  KUBELET_IS_STOPPED(Node.WORKER, "systemctl stop kubelet; sleep 60; systemctl start kubelet"),
  CONTAINERD_IS_RESTARTED(
      Node.WORKER, "for i in 1 2 3; do systemctl restart containerd; sleep 1; done"),
  CONTAINERD_STANDS_STILL(
      Node.WORKER, "pkill -STOP -x containerd; sleep 45; pkill -CONT -x containerd"),
  NETWORK_IS_CUT(
      Node.WORKER,
      """
      iptables -I INPUT -i eth0 -j DROP; iptables -I OUTPUT -o eth0 -j DROP
      sleep 60
      iptables -D INPUT -i eth0 -j DROP; iptables -D OUTPUT -o eth0 -j DROP
      """),
  DISK_IS_FULL(
      Node.WORKER,
      """
      mount -o remount,size=64m /run
      dd if=/dev/zero of=/run/filler bs=4k 2> /dev/null
      sleep 60
      rm /run/filler
      mount -o remount,size=50% /run
      """),
  IMAGE_IS_REMOVED(
      Node.WORKER,
      """
      image=docker.io/library/nginx:1.27.5
      ctr -n k8s.io images tag $image kept:1
      ctr -n k8s.io images rm $image
      sleep 30
      ctr -n k8s.io images tag kept:1 $image
      ctr -n k8s.io images rm kept:1
      """),
  PROFILES_ARE_REMOVED(
      Node.WORKER,
      """
      mount -t tmpfs none /var/lib/kubelet/seccomp/profiles
      sleep 40
      umount /var/lib/kubelet/seccomp/profiles
      """),
  PROFILES_ARE_SWAPPED(
      Node.WORKER,
      """
      mount -t tmpfs none /var/lib/kubelet/seccomp/profiles
      cd /var/lib/kubelet/seccomp/profiles
      echo '{"defaultAction": "SCMP_ACT_ERRNO"}' > audit.json
      echo '{"defaultAction": "SCMP_ACT_ALLOW"}' > violation.json
      sleep 40
      cd /
      umount /var/lib/kubelet/seccomp/profiles
      """),
  KERNEL_LOG_IS_FLOODED(
      Node.WORKER,
      """
      forged='audit: type=1326 audit(1.0:1): pid=1 comm="nginx" sig=31 syscall=165 arch=c000003e'
      for ((i = 0; i < 20000; i++)); do echo "$forged" > /dev/kmsg; done
      """),
  NODE_IS_REBOOTED(Node.WORKER, "systemctl reboot");

  /** The node that a fault is of. */
  enum Node {
    CONTROL_PLANE,
    WORKER
  }

  /** Longer than any fault lasts. */
  static final Duration LIMIT = Duration.ofSeconds(90);

  private final Node node;
  private final String script;

  NodeFault(Node node, String script) {
    this.node = node;
    this.script = script;
  }

  /** Run it on its node to its end. */
  void cause(NodeShell controlPlane, NodeShell worker) {
    NodeShell on = node == Node.CONTROL_PLANE ? controlPlane : worker;
    on.command("bash", "-c", script).withLimit(LIMIT).run();
  }

  /**
   * Return whether a pod's outcome is that of the profile on its node, and the observation says so:
   * no profile could be loaded, or the outcome fits the filter that the runtime received.
   */
  boolean explains(PodObservation pod) {
    return switch (this) {
      case PROFILES_ARE_REMOVED ->
          pod.outcome().kind() == OutcomeKind.START_REFUSED
              && pod.described().contains("no such file or directory");
      case PROFILES_ARE_SWAPPED ->
          Objects.requireNonNull(pod.deciding().filter()).isRefused("execve")
              ? NodeFaultsIT.isDeniedAll(pod)
              : pod.outcome().isWorking();
      default -> false;
    };
  }

  /** Return it in words: {@code API server hangs}. */
  @Override
  public String toString() {
    String words = name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return words.replace("api server", "API server");
  }
}
