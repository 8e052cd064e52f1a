package io.github.kindproof.workload;

import io.github.kindproof.node.FilterReader;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.seccomp.bpf.LoadedFilters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/** The filters of a pod's containers, read back from the kernel of its node. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PodFilters {
  private PodFilters() {}

  /**
   * Read the filters of each container's first process, which {@code kubectl exec} does not change.
   *
   * @param containers the containers to read; they must be running
   * @return by name, in the given order
   * @throws io.github.kindproof.EnvironmentException if one has ended
   */
  public static Map<String, LoadedFilters> read(
      List<ContainerFacts> containers, NodeShell node, FilterReader reader) {
    Map<String, LoadedFilters> filters = new LinkedHashMap<>();
    for (ContainerFacts container : containers) {
      String id = container.id().orElseThrow();
      filters.put(container.name(), reader.read(node, node.pid(id)));
    }
    return filters;
  }
}
