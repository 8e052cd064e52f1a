package io.github.kindproof.cluster.profiles;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import java.util.Map;

/**
 * The objects that bring profiles: a namespace, a ConfigMap of profiles, and a DaemonSet. Its pods
 * write as root, because root owns the kubelet's folder, without capabilities, network use, or any
 * other folder of the node. Pure.
 */
public record ProfileDeploymentObjects(ProfileDeploymentPlan plan) {
  /** The labels of the DaemonSet's pods. */
  static final Map<String, String> LABELS = Map.of("app", "kindproof-profiles");

  /** The container that does the work, before the one that keeps running. */
  static final String WORKS = "works";

  static final String NAME = "profiles";
  private static final String HASH = "kindproof.github.io/profiles";
  private static final String SECCOMP = "seccomp";
  private static final String MOUNTED = "/seccomp";
  private static final String FROM = "/profiles";

  /** Return the namespace; mounting a host folder requires the level {@code privileged}. */
  public Namespace namespace() {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(plan.namespace())
        .addToLabels("pod-security.kubernetes.io/enforce", "privileged")
        .endMetadata()
        .build();
  }

  /** Return the ConfigMap of profiles. */
  public ConfigMap profiles(ProfileSet profiles) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(NAME)
        .withNamespace(plan.namespace())
        .endMetadata()
        .withData(profiles.files())
        .build();
  }

  /** Return the DaemonSet that installs them on each node. */
  public DaemonSet placing(ProfileSet profiles) {
    Container works =
        new ContainerBuilder(container(WORKS, "--place", FROM, "--in", MOUNTED + "/" + plan.name()))
            .addNewVolumeMount()
            .withName(NAME)
            .withMountPath(FROM)
            .withReadOnly(true)
            .endVolumeMount()
            .build();
    PodSpec pod =
        new PodSpecBuilder(pod(works))
            .addNewVolume()
            .withName(NAME)
            .withNewConfigMap()
            .withName(NAME)
            .endConfigMap()
            .endVolume()
            .build();
    return daemonSet(pod, profiles.hash());
  }

  /** Return the DaemonSet that removes them from each node. */
  public DaemonSet removing() {
    return daemonSet(
        pod(container(WORKS, "--remove-from", MOUNTED + "/" + plan.name())), "removing");
  }

  private DaemonSet daemonSet(PodSpec pod, String hash) {
    return new DaemonSetBuilder()
        .withNewMetadata()
        .withName(NAME)
        .withNamespace(plan.namespace())
        .endMetadata()
        .withNewSpec()
        .withNewSelector()
        .withMatchLabels(LABELS)
        .endSelector()
        .withNewUpdateStrategy()
        .withType("RollingUpdate")
        .withNewRollingUpdate()
        .withNewMaxUnavailable("100%")
        .endRollingUpdate()
        .endUpdateStrategy()
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(LABELS)
        .addToAnnotations(HASH, hash)
        .endMetadata()
        .withSpec(pod)
        .endTemplate()
        .endSpec()
        .build();
  }

  private PodSpec pod(Container works) {
    Container working =
        new ContainerBuilder(works)
            .addNewVolumeMount()
            .withName(SECCOMP)
            .withMountPath(MOUNTED)
            .endVolumeMount()
            .build();
    return new PodSpecBuilder()
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withTerminationGracePeriodSeconds(1L)
        .addNewToleration()
        .withOperator("Exists")
        .endToleration()
        .withInitContainers(working)
        .withContainers(container("stays", "--wait"))
        .addNewVolume()
        .withName(SECCOMP)
        .withNewHostPath()
        .withPath(plan.kubeletRoot() + "/" + SECCOMP)
        .withType("DirectoryOrCreate")
        .endHostPath()
        .endVolume()
        .build();
  }

  private Container container(String name, String... arguments) {
    return new ContainerBuilder()
        .withName(name)
        .withImage(plan.image())
        .withImagePullPolicy("IfNotPresent")
        .withArgs(arguments)
        .withNewResources()
        .addToRequests("cpu", new Quantity("1m"))
        .addToRequests("memory", new Quantity("8Mi"))
        .addToLimits("cpu", new Quantity("500m"))
        .addToLimits("memory", new Quantity("32Mi"))
        .endResources()
        .withNewSecurityContext()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .addToDrop("ALL")
        .endCapabilities()
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .endSecurityContext()
        .build();
  }
}
