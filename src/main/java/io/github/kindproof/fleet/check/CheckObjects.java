package io.github.kindproof.fleet.check;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HostPathVolumeSourceBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SeccompProfileBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.github.kindproof.cluster.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Every object that a check creates: a namespace, a quota in it, and for each node a pod with as
 * few privileges as possible, and a second one to list profiles. Pure.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">the Pod
 *     Security Standards</a>
 */
public final class CheckObjects {
  /** The label of Kindproof's namespaces; its value is the owner. */
  public static final String LABEL = Owner.NAMESPACE_LABEL;

  static final String DEFAULT = "node-default";

  static final String RUNTIME_DEFAULT = "runtime-default";

  static final String WANTED = "wanted-profile";

  static final String PROFILES = "profiles";

  /** The id of the user nobody and its group. */
  private static final long NOBODY = 65534;

  private static final int MEMORY_MIB = 64;
  private static final int LONGEST_NAME = 63;
  private static final String MOUNTED = "/profiles";

  private final CheckPlan plan;
  private final String namespace;

  public CheckObjects(CheckPlan plan, String namespace) {
    this.plan = plan;
    this.namespace = namespace;
  }

  /**
   * The namespace. The level {@code restricted} would reject containers without a profile; a folder
   * of the host requires {@code privileged}.
   */
  public Namespace namespace(String owner) {
    String level = plan.readsProfiles() ? "privileged" : "baseline";
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(namespace)
        .addToLabels(LABEL, owner)
        .addToLabels("pod-security.kubernetes.io/enforce", level)
        .endMetadata()
        .build();
  }

  /** Limits the damage of a mistake in Kindproof. */
  public ResourceQuota quota() {
    int pods = (plan.readsProfiles() ? 2 : 1) * plan.atOnce();
    int containers = containers().size() + 1;
    return new ResourceQuotaBuilder()
        .withNewMetadata()
        .withName("kindproof-check")
        .withNamespace(namespace)
        .endMetadata()
        .withNewSpec()
        // A terminating pod counts until it is gone.
        .addToHard("pods", new Quantity(String.valueOf(2 * pods)))
        .addToHard("limits.memory", new Quantity(2 * pods * containers * MEMORY_MIB + "Mi"))
        .addToHard("services", new Quantity("0"))
        .addToHard("persistentvolumeclaims", new Quantity("0"))
        .endSpec()
        .build();
  }

  public Pod pod(String node) {
    return pod(node, podName(node, ""), containers());
  }

  /** The pod that lists a node's profiles; it mounts their folder and nothing else of the node. */
  public Pod profilesPod(String node) {
    Container lists =
        new ContainerBuilder(probe(PROFILES, runtimeDefault()))
            .withArgs("--files", MOUNTED)
            .withVolumeMounts(
                new VolumeMountBuilder()
                    .withName(PROFILES)
                    .withMountPath(MOUNTED)
                    .withReadOnly(true)
                    .build())
            .build();
    return new PodBuilder(pod(node, podName(node, "-profiles"), List.of(lists)))
        .editSpec()
        .withVolumes(profilesVolume())
        .endSpec()
        .build();
  }

  /** It names its node, so taints and cordons do not affect it. */
  private Pod pod(String node, String name, List<Container> containers) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .endMetadata()
        .withNewSpec()
        .withNodeName(node)
        .withRestartPolicy("Never")
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withTerminationGracePeriodSeconds(1L)
        .addNewToleration()
        .withOperator("Exists")
        .endToleration()
        .withNewSecurityContext()
        .withRunAsNonRoot(true)
        .withRunAsUser(NOBODY)
        .withRunAsGroup(NOBODY)
        .endSecurityContext()
        .withContainers(containers)
        .endSpec()
        .build();
  }

  /** A valid name, unique for each node. */
  private static String podName(String node, String end) {
    String name = node.toLowerCase(Locale.ROOT) + end;
    if (name.length() <= LONGEST_NAME) {
      return name;
    }
    String mark = "-" + Integer.toHexString(name.hashCode());
    return name.substring(0, LONGEST_NAME - mark.length()) + mark;
  }

  private List<Container> containers() {
    List<Container> containers = new ArrayList<>();
    containers.add(probe(DEFAULT, null));
    containers.add(probe(RUNTIME_DEFAULT, runtimeDefault()));
    plan.profile()
        .map(it -> new SeccompProfileBuilder().withType("Localhost").withLocalhostProfile(it))
        .ifPresent(it -> containers.add(probe(WANTED, it.build())));
    return containers;
  }

  private Container probe(String name, @Nullable SeccompProfile profile) {
    return new ContainerBuilder()
        .withName(name)
        .withImage(plan.image())
        .withImagePullPolicy("IfNotPresent")
        .withArgs("--json")
        .withResources(resources())
        .withNewSecurityContext()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .addToDrop("ALL")
        .endCapabilities()
        .withSeccompProfile(profile)
        .endSecurityContext()
        .build();
  }

  private static SeccompProfile runtimeDefault() {
    return new SeccompProfileBuilder().withType("RuntimeDefault").build();
  }

  private static ResourceRequirements resources() {
    return new ResourceRequirementsBuilder()
        .addToRequests("cpu", new Quantity("10m"))
        .addToRequests("memory", new Quantity("16Mi"))
        .addToLimits("cpu", new Quantity("1"))
        .addToLimits("memory", new Quantity(MEMORY_MIB + "Mi"))
        .build();
  }

  /** The folder must exist: nothing is created on the node. */
  private Volume profilesVolume() {
    return new VolumeBuilder()
        .withName(PROFILES)
        .withHostPath(
            new HostPathVolumeSourceBuilder()
                .withPath(plan.profilesFolder())
                .withType("Directory")
                .build())
        .build();
  }
}
