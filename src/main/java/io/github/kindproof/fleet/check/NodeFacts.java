package io.github.kindproof.fleet.check;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeSystemInfo;

/**
 * The versions that a node reports.
 *
 * @param runtime for example {@code containerd://2.1.3}
 * @param system for example {@code Debian GNU/Linux 12 (bookworm)}
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
