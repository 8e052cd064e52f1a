package io.github.kindproof.fleet.check;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ConfigMapVolumeSourceBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A check that the cluster runs of itself, at its times: all objects that it takes, with no more
 * rights than {@link CheckRights}. Pure.
 *
 * <p>Its Jobs fail when a node differs or does not answer, so that what watches Jobs tells of it.
 *
 * @param image has Kindproof, see {@code images/kindproof/Dockerfile}
 * @param schedule as cron writes it, in the control plane's time
 * @param arguments of {@code kindproof check} except the ones that name the cluster
 */
public record CheckCronJob(String image, String schedule, List<String> arguments) {
  private static final String NAME = "kindproof-check";
  private static final String CONTEXT = "in-cluster";
  private static final String FOLDER = "/etc/kindproof";
  private static final String ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";
  private static final long NOBODY = 65534;

  /** Files of it that are relative count from the kubeconfig's folder, so they are absolute. */
  private static final String KUBECONFIG =
      """
      apiVersion: v1
      kind: Config
      clusters:
      - name: in-cluster
        cluster:
          server: https://kubernetes.default.svc
          certificate-authority: %1$s/ca.crt
      users:
      - name: in-cluster
        user:
          tokenFile: %1$s/token
      contexts:
      - name: in-cluster
        context: {cluster: in-cluster, user: in-cluster}
      """
          .formatted(ACCOUNT);

  /** Keeps a copy. */
  public CheckCronJob {
    arguments = List.copyOf(arguments);
  }

  /** All of it as YAML for {@code kubectl apply}. */
  public String yaml(CheckPlan plan) {
    return objects(plan).stream().map(Serialization::asYaml).collect(Collectors.joining());
  }

  /** All of it, in the order in which it is made. */
  public List<HasMetadata> objects(CheckPlan plan) {
    return List.of(
        new NamespaceBuilder()
            .withNewMetadata()
            .withName(NAME)
            .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
            .endMetadata()
            .build(),
        new ServiceAccountBuilder()
            .withNewMetadata()
            .withName(NAME)
            .withNamespace(NAME)
            .endMetadata()
            .build(),
        CheckRights.role(plan),
        new ClusterRoleBindingBuilder()
            .withNewMetadata()
            .withName(NAME)
            .endMetadata()
            .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", CheckRights.ROLE)
            .addNewSubject("", "ServiceAccount", NAME, NAME)
            .build(),
        kubeconfig(),
        cronJob());
  }

  private static ConfigMap kubeconfig() {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(NAME)
        .withNamespace(NAME)
        .endMetadata()
        .addToData("kubeconfig", KUBECONFIG)
        .build();
  }

  private CronJob cronJob() {
    return new CronJobBuilder()
        .withNewMetadata()
        .withName(NAME)
        .withNamespace(NAME)
        .endMetadata()
        .withNewSpec()
        .withSchedule(schedule)
        .withConcurrencyPolicy("Forbid")
        .withSuccessfulJobsHistoryLimit(1)
        .withFailedJobsHistoryLimit(3)
        .withNewJobTemplate()
        .withNewSpec()
        .withBackoffLimit(0)
        .withNewTemplate()
        .withNewSpec()
        .withServiceAccountName(NAME)
        .withRestartPolicy("Never")
        .withNewSecurityContext()
        .withRunAsNonRoot(true)
        .withRunAsUser(NOBODY)
        .withRunAsGroup(NOBODY)
        .withNewSeccompProfile(null, "RuntimeDefault")
        .endSecurityContext()
        .withContainers(container())
        .withVolumes(
            new VolumeBuilder()
                .withName("kubeconfig")
                .withConfigMap(new ConfigMapVolumeSourceBuilder().withName(NAME).build())
                .build(),
            new VolumeBuilder().withName("tmp").withEmptyDir(new EmptyDirVolumeSource()).build())
        .endSpec()
        .endTemplate()
        .endSpec()
        .endJobTemplate()
        .endSpec()
        .build();
  }

  private Container container() {
    List<String> all =
        new ArrayList<>(
            List.of("check", "--kubeconfig=" + FOLDER + "/kubeconfig", "--context=" + CONTEXT));
    all.addAll(arguments);
    return new ContainerBuilder()
        .withName("check")
        .withImage(image)
        .withArgs(all)
        .addNewEnv()
        .withName("HOME")
        .withValue("/tmp")
        .endEnv()
        .withNewSecurityContext()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .addToDrop("ALL")
        .endCapabilities()
        .endSecurityContext()
        .withNewResources()
        .addToRequests("memory", new Quantity("128Mi"))
        .addToLimits("memory", new Quantity("512Mi"))
        .endResources()
        .withVolumeMounts(
            new VolumeMountBuilder().withName("kubeconfig").withMountPath(FOLDER).build(),
            new VolumeMountBuilder().withName("tmp").withMountPath("/tmp").build())
        .build();
  }
}
