package io.github.kindproof.fleet.check;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeSystemInfo;

/**
 * What a node says of itself.
 *
 * @param kubelet its version, with {@code v}
 * @param runtime for example {@code containerd://2.1.3}
 * @param kernel the kernel's release
 * @param system for example {@code Debian GNU/Linux 12 (bookworm)}
 * @param architecture as Go calls it, for example {@code amd64}
 */
public record NodeFacts(
    String kubelet, String runtime, String kernel, String system, String architecture) {

  static NodeFacts of(Node node) {
    NodeSystemInfo info = node.getStatus().getNodeInfo();
    return new NodeFacts(
        info.getKubeletVersion(),
        info.getContainerRuntimeVersion(),
        info.getKernelVersion(),
        info.getOsImage(),
        info.getArchitecture());
  }
}
