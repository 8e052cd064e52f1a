package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.catalog.ProfileTypes;
import io.github.kindproof.node.FilterReader;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.file.RuntimeSpec;
import io.github.kindproof.seccomp.filter.FilterToolchains;
import io.github.kindproof.seccomp.filter.NamedProfile;
import io.github.kindproof.seccomp.filter.ProcessFilters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import tools.jackson.databind.JsonNode;

/** The filters of a pod's containers, read back from the kernel of its node. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PodFilters {
  private PodFilters() {}

  /**
   * Read the filters of each container's first process, which {@code kubectl exec} does not change,
   * and the profiles that the runtime received.
   *
   * @param pod the spec of the pod
   * @param containers the containers to read; they must be running
   * @return by name, in the given order
   * @throws io.github.kindproof.EnvironmentException if one has ended
   */
  public static Map<String, ProcessFilters> read(
      PodSpec pod, List<ContainerFacts> containers, NodeShell node, FilterReader reader) {
    ObservedRuntime runtime = node.runtime();
    FilterToolchains builders =
        FilterToolchains.of(runtime.oci(), runtime.libseccomp(), Architecture.ofThisMachine());
    Map<String, ProcessFilters> filters = new LinkedHashMap<>();
    for (ContainerFacts container : containers) {
      String id = container.id().orElseThrow();
      JsonNode spec = node.inspectContainer(id).path("info").path("runtimeSpec");
      ProfileInForce profile = ProfileInForce.of(pod, container.spec());
      String name = "the profile that the runtime received (%s)".formatted(profile);
      filters.put(
          container.name(),
          new ProcessFilters(
              reader.read(node, node.pid(id)),
              RuntimeSpec.profile(spec.path("linux").path("seccomp"))
                  .map(received -> new NamedProfile(name, received)),
              whyUnfiltered(profile, container.spec()),
              builders));
    }
    return filters;
  }

  /** Return why the runtime builds no filter; empty if it should build one. */
  static String whyUnfiltered(ProfileInForce profile, Container container) {
    SecurityContext context = container.getSecurityContext();
    if (context != null && Boolean.TRUE.equals(context.getPrivileged())) {
      return "the container is privileged, so the runtime builds no filter, whatever profile its"
          + " spec names";
    } else if (profile.type().equals(ProfileTypes.UNCONFINED)) {
      return "its spec names Unconfined";
    } else if (profile.isNamed() && !ProfileTypes.isKnown(profile.type())) {
      return ProfileTypes.whyUnfiltered(profile.type());
    }
    return profile.isNamed()
        ? ""
        : "its spec names no profile, and the kubelet of its node has no seccompDefault";
  }
}
