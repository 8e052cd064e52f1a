package io.github.kindproof.upgrade.matrix.run;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SeccompProfileBuilder;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.MatrixChoice;
import io.github.kindproof.workload.Manifest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pods of cells: the tutorial's manifests with another profile and another value of
 * allowPrivilegeEscalation. A profile of the folder is tried with nginx, any other with the probe.
 */
record CellPod(Manifest probe, Manifest nginx) {
  static final String PROBE_MANIFEST = "manifests/probe.yaml";
  static final String NGINX_MANIFEST = "manifests/audit-mode.yaml";

  /** Nothing is there, and nothing pulls it: no kubelet knows the type. */
  private static final String OCI_REFERENCE =
      "registry.example.com/seccomp/profile@sha256:" + "0123456789abcdef".repeat(4);

  static CellPod read(ProjectFiles files) {
    return new CellPod(
        Manifest.read(files.find(PROBE_MANIFEST)), Manifest.read(files.find(NGINX_MANIFEST)));
  }

  String podName(Cell cell) {
    return manifest(cell).pods().get(0).getMetadata().getName();
  }

  Manifest of(Cell cell) {
    return manifest(cell).withPods(pod -> changed(pod, cell));
  }

  private Manifest manifest(Cell cell) {
    return cell.isProbe() ? probe : nginx;
  }

  /** Sets the profile on the containers only, so the probe's baseline stays unconfined. */
  private static Pod changed(Pod pod, Cell cell) {
    return new PodBuilder(pod)
        .editSpec()
        .withSecurityContext(null)
        .withInitContainers(
            pod.getSpec().getInitContainers().stream()
                .map(container -> allowing(container, cell))
                .toList())
        .withContainers(
            pod.getSpec().getContainers().stream()
                .map(container -> profiled(allowing(container, cell), profile(cell)))
                .toList())
        .endSpec()
        .build();
  }

  private static Container allowing(Container container, Cell cell) {
    return new ContainerBuilder(container)
        .editOrNewSecurityContext()
        .withAllowPrivilegeEscalation(cell.allowPrivilegeEscalation())
        .endSecurityContext()
        .build();
  }

  private static Container profiled(Container container, @Nullable SeccompProfile profile) {
    return new ContainerBuilder(container)
        .editSecurityContext()
        .withSeccompProfile(profile)
        .endSecurityContext()
        .build();
  }

  private static @Nullable SeccompProfile profile(Cell cell) {
    if (cell.profile().equals(MatrixChoice.UNSET)) {
      return null;
    }
    if (cell.profile().equals(MatrixChoice.OCI)) {
      return new SeccompProfileBuilder()
          .withType(cell.profile())
          .addToAdditionalProperties("oci", Map.of("ref", OCI_REFERENCE))
          .build();
    }
    if (MatrixChoice.WITHOUT_FILE.contains(cell.profile())) {
      return new SeccompProfileBuilder().withType(cell.profile()).build();
    }
    return new SeccompProfileBuilder()
        .withType("Localhost")
        .withLocalhostProfile("profiles/" + cell.profile() + ".json")
        .build();
  }
}
