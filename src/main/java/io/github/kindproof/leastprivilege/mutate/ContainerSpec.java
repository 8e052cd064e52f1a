package io.github.kindproof.leastprivilege.mutate;

import io.github.kindproof.EnvironmentException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OCI spec from which the kubelet had a container created, with placeholders for the parts that
 * differ between containers: the filter, the name and thus the cgroup, the copy of the image, and
 * the copies of the volumes. Pure.
 *
 * @param json the spec in one line: {@code "@FILTER@"} is the filter, {@code @NAME@} the
 *     container's name, and {@code @FOLDER@} its own folder with {@code rootfs}, {@code volume0},
 *     and so on
 * @param noNewPrivileges whether the process is denied new privileges, in place of {@code
 *     "@NO_NEW_PRIVILEGES@"}: the runtime loads the filter later then
 * @param volumes the folders on the node that are copied
 */
record ContainerSpec(String json, boolean noNewPrivileges, List<String> volumes) {
  private static final String FILTER = "@FILTER@";
  private static final String NAME = "@NAME@";
  private static final String FOLDER = "@FOLDER@";
  private static final String NO_NEW_PRIVILEGES = "@NO_NEW_PRIVILEGES@";

  /** The folder of the volumes that containers of a pod can write to. */
  private static final String VOLUMES = "/volumes/kubernetes.io~empty-dir/";

  /** The limit at which an endless fork stops before it takes the node down. */
  private static final int MOST_PROCESSES = 4096;

  ContainerSpec {
    volumes = List.copyOf(volumes);
  }

  /**
   * Create the spec of a container from the output of {@code crictl inspect}.
   *
   * @throws EnvironmentException if that has no whole spec
   */
  static ContainerSpec of(JsonNode inspected) {
    ObjectNode spec = part(inspected.path("info"), "runtimeSpec").deepCopy();
    ObjectNode linux = part(spec, "linux");
    linux.put("seccomp", FILTER);
    ObjectNode process = part(spec, "process");
    boolean noNewPrivileges = process.path("noNewPrivileges").asBoolean(false);
    process.put("noNewPrivileges", NO_NEW_PRIVILEGES);
    linux.put("cgroupsPath", "/kindproof/" + NAME);
    ObjectNode pids = created(created(linux, "resources"), "pids");
    if (pids.path("limit").asLong(0) <= 0) {
      pids.put("limit", MOST_PROCESSES);
    }
    part(spec, "root").put("path", FOLDER + "/rootfs");
    List<String> volumes = new ArrayList<>();
    for (JsonNode mount : spec.path("mounts")) {
      String source = mount.path("source").asString("");
      if (source.contains(VOLUMES) && mount instanceof ObjectNode volume) {
        volume.put("source", FOLDER + "/volume" + volumes.size());
        volumes.add(source);
      }
    }
    return new ContainerSpec(spec.toString(), noNewPrivileges, volumes);
  }

  private static ObjectNode part(JsonNode whole, String name) {
    if (whole.path(name) instanceof ObjectNode part) {
      return part;
    }
    throw new EnvironmentException(
        "crictl inspect shows no " + name + " of the container",
        "use a containerd or CRI-O that shows the OCI spec");
  }

  private static ObjectNode created(ObjectNode whole, String name) {
    return whole.path(name).isNull() || whole.path(name).isMissingNode()
        ? whole.putObject(name)
        : part(whole, name);
  }
}
