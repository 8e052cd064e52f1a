package io.github.kindproof.leastprivilege.mutate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The OCI spec that the kubelet had a container made from, with blanks where one container differs
 * from the next: its filter, its name and so its control group, its copy of the image, its copies
 * of the volumes. Pure.
 *
 * @param json in one line: {@code "@FILTER@"} is the filter, {@code @NAME@} the container's name,
 *     {@code @FOLDER@} its own folder with {@code rootfs} and {@code volume0} and so on
 * @param noNewPrivileges whether its process may gain no privileges, where {@code
 *     "@NO_NEW_PRIVILEGES@"} stands: the runtime loads the filter later then
 * @param volumes the folders on the node that these are copies of
 */
record ContainerSpec(String json, boolean noNewPrivileges, List<String> volumes) {
  private static final String FILTER = "@FILTER@";
  private static final String NAME = "@NAME@";
  private static final String FOLDER = "@FOLDER@";
  private static final String NO_NEW_PRIVILEGES = "@NO_NEW_PRIVILEGES@";

  /** Where the kubelet keeps what a pod's containers may change. */
  private static final String VOLUMES = "/volumes/kubernetes.io~empty-dir/";

  /** A container that forks without end ends there, and not with the node. */
  private static final int MOST_PROCESSES = 4096;

  ContainerSpec {
    volumes = List.copyOf(volumes);
  }

  /** Of a container as {@code crictl inspect} shows it. */
  static ContainerSpec of(JsonNode inspected) {
    ObjectNode spec = inspected.path("info").path("runtimeSpec").deepCopy();
    ObjectNode linux = (ObjectNode) spec.path("linux");
    linux.put("seccomp", FILTER);
    ObjectNode process = (ObjectNode) spec.path("process");
    boolean noNewPrivileges = process.path("noNewPrivileges").asBoolean(false);
    process.put("noNewPrivileges", NO_NEW_PRIVILEGES);
    linux.put("cgroupsPath", "/kindproof/" + NAME);
    ObjectNode pids = linux.withObject("/resources").withObject("/pids");
    if (pids.path("limit").asLong(0) <= 0) {
      pids.put("limit", MOST_PROCESSES);
    }
    ((ObjectNode) spec.path("root")).put("path", FOLDER + "/rootfs");
    List<String> volumes = new ArrayList<>();
    for (JsonNode mount : spec.path("mounts")) {
      String source = mount.path("source").asText();
      if (source.contains(VOLUMES)) {
        ((ObjectNode) mount).put("source", FOLDER + "/volume" + volumes.size());
        volumes.add(source);
      }
    }
    return new ContainerSpec(spec.toString(), noNewPrivileges, volumes);
  }
}
