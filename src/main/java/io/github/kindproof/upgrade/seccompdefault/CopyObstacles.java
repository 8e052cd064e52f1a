package io.github.kindproof.upgrade.seccompdefault;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import io.github.kindproof.internal.io.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The reasons why a workload cannot be copied to another cluster. Pure. */
final class CopyObstacles {
  private static final String STATIC_POD = "kubernetes.io/config.mirror";

  /** The volumes that a copy can have. */
  private static final Set<String> PORTABLE =
      Set.of("emptyDir", "configMap", "secret", "projected", "downwardAPI");

  private static final Set<String> ORDINARY_RESOURCES =
      Set.of("cpu", "memory", "ephemeral-storage");

  /** Capabilities that reach the kernel of this machine, which a kind node shares. */
  private static final Set<String> OF_THE_MACHINE =
      Set.of("ALL", "SYS_MODULE", "SYS_RAWIO", "SYS_TIME", "SYS_BOOT", "MAC_ADMIN", "MAC_OVERRIDE");

  private CopyObstacles() {}

  /** Return one phrase for each reason; empty if it can be copied. */
  static List<String> of(FoundWorkload workload) {
    PodSpec spec = workload.pod().getSpec();
    Set<String> why = new LinkedHashSet<>();
    if (annotations(workload).containsKey(STATIC_POD)) {
      why.add("it is a static pod of its node");
    }
    if (spec.getOs() != null && !"linux".equals(spec.getOs().getName())) {
      why.add("it runs on " + spec.getOs().getName());
    }
    if (Boolean.TRUE.equals(spec.getHostNetwork())) {
      why.add("it uses the network of its node");
    }
    if (Boolean.TRUE.equals(spec.getHostPID()) || Boolean.TRUE.equals(spec.getHostIPC())) {
      why.add("it shares processes or IPC with its node");
    }
    if (spec.getRuntimeClassName() != null) {
      why.add("it needs the runtime class " + spec.getRuntimeClassName());
    }
    if (!spec.getResourceClaims().isEmpty()) {
      why.add("it claims devices");
    }
    workload.claims().forEach(claim -> why.add("it has stored data: claim " + claim));
    spec.getVolumes().forEach(volume -> volume(volume).ifPresent(why::add));
    containers(spec).forEach(container -> container(container, why));
    return new ArrayList<>(why);
  }

  private static Map<String, String> annotations(FoundWorkload workload) {
    return Optional.ofNullable(workload.pod().getMetadata().getAnnotations()).orElse(Map.of());
  }

  private static Stream<Container> containers(PodSpec spec) {
    return Stream.concat(spec.getInitContainers().stream(), spec.getContainers().stream());
  }

  private static Optional<String> volume(Volume volume) {
    if (volume.getHostPath() != null) {
      return Optional.of("it mounts " + volume.getHostPath().getPath() + " of its node");
    }
    if (volume.getPersistentVolumeClaim() != null) {
      return Optional.of(
          "it has stored data: claim " + volume.getPersistentVolumeClaim().getClaimName());
    }
    Set<String> types = new TreeSet<>();
    JsonText.tree(volume)
        .properties()
        .forEach(
            field -> {
              if (!field.getValue().isNull()) {
                types.add(field.getKey());
              }
            });
    types.remove("name");
    types.removeAll(PORTABLE);
    return types.isEmpty()
        ? Optional.empty()
        : Optional.of("it mounts a volume of type " + String.join(", ", types));
  }

  private static void container(Container container, Set<String> why) {
    String its = "container " + container.getName();
    if (container.getImage() == null || container.getImage().isBlank()) {
      why.add(its + " names no image");
    }
    if (!container.getVolumeDevices().isEmpty()) {
      why.add(its + " uses a block device");
    }
    resources(container)
        .filter(it -> !ORDINARY_RESOURCES.contains(it))
        .forEach(resource -> why.add(its + " needs " + resource));
    Optional<SecurityContext> context = Optional.ofNullable(container.getSecurityContext());
    if (context.map(SecurityContext::getPrivileged).orElse(false)) {
      why.add(its + " is privileged, and could change this machine");
    }
    context.map(SecurityContext::getCapabilities).map(it -> it.getAdd()).stream()
        .flatMap(List::stream)
        .map(it -> it.replaceFirst("^CAP_", ""))
        .filter(OF_THE_MACHINE::contains)
        .forEach(each -> why.add(its + " has the capability " + each + " over this machine"));
  }

  private static Stream<String> resources(Container container) {
    ResourceRequirements all = container.getResources();
    return all == null
        ? Stream.empty()
        : Stream.of(all.getLimits(), all.getRequests())
            .flatMap(it -> Optional.<Map<String, Quantity>>ofNullable(it).stream())
            .flatMap(it -> it.keySet().stream())
            .distinct();
  }
}
