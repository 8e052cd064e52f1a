package io.github.kindproof.cluster.profiles;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.github.kindproof.BadInputException;
import io.github.kindproof.cluster.access.Kubeconfig;
import io.github.kindproof.internal.api.ApiFaults;
import io.github.kindproof.internal.api.PodLog;
import io.github.kindproof.internal.api.RequestCount;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.workload.PodFacts;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A deployment of profiles to all nodes, and its removal. A file that is not Kindproof's, or that
 * was changed, is left unchanged and reported.
 */
public record ProfileDeployment(
    Kubeconfig kubeconfig, ProfileDeploymentPlan plan, Progress progress) {
  /** Place the profiles, even on nodes that join later, until they are removed. */
  public ProfileDeploymentResult place(ProfileSet profiles) {
    try (KubernetesClient client = kubeconfig.client(new RequestCount(), progress)) {
      try (Progress.Task task = progress.begin("installing profiles")) {
        ProfileDeploymentObjects objects = new ProfileDeploymentObjects(plan);
        apply(client, objects.namespace());
        apply(client, objects.profiles(profiles));
        return done(client, objects.placing(profiles), task);
      }
    } catch (KubernetesClientException e) {
      throw ApiFaults.of(e, kubeconfig.server());
    }
  }

  /**
   * Remove the profiles installed under this name, and the namespace if no node keeps any.
   *
   * @throws BadInputException if nothing was installed under it
   */
  public ProfileDeploymentResult remove() {
    try (KubernetesClient client = kubeconfig.client(new RequestCount(), progress)) {
      try (Progress.Task task = progress.begin("removing profiles")) {
        if (client.namespaces().withName(plan.namespace()).get() == null) {
          throw new BadInputException(
              "--name " + plan.name(),
              "no profiles were installed under this name",
              "use the name under which they were installed");
        }
        ProfileDeploymentResult result =
            done(client, new ProfileDeploymentObjects(plan).removing(), task);
        if (result.silent().isEmpty()) {
          client.namespaces().withName(plan.namespace()).delete();
        }
        return result;
      }
    } catch (KubernetesClientException e) {
      throw ApiFaults.of(e, kubeconfig.server());
    }
  }

  private static void apply(KubernetesClient client, HasMetadata object) {
    client.resource(object).createOr(existing -> existing.update());
  }

  private ProfileDeploymentResult done(
      KubernetesClient client, DaemonSet wanted, Progress.Task task) {
    apply(client, wanted);
    try {
      client
          .apps()
          .daemonSets()
          .inNamespace(plan.namespace())
          .withName(ProfileDeploymentObjects.NAME)
          .waitUntilCondition(
              ProfileDeployment::isOnAllNodes, plan.limit().toSeconds(), TimeUnit.SECONDS);
    } catch (KubernetesClientTimeoutException e) {
      task.update("some nodes do not respond"); // which is reported for each
    } catch (KubernetesClientException e) {
      throw ApiFaults.ofWatch(e, "daemonsets");
    }
    ProfileDeploymentResult result = result(client);
    task.done(Count.of(result.placed().size(), "node"));
    return result;
  }

  private static boolean isOnAllNodes(DaemonSet daemonSet) {
    DaemonSetStatus status = daemonSet.getStatus();
    return status != null
        && Objects.equals(status.getObservedGeneration(), daemonSet.getMetadata().getGeneration())
        && number(status.getDesiredNumberScheduled()) > 0
        && number(status.getUpdatedNumberScheduled()) == number(status.getDesiredNumberScheduled())
        && number(status.getNumberReady()) == number(status.getDesiredNumberScheduled());
  }

  private ProfileDeploymentResult result(KubernetesClient client) {
    ProfileDeploymentResult result = new ProfileDeploymentResult(new TreeMap<>(), new TreeMap<>());
    var pods = client.pods().inNamespace(plan.namespace());
    for (Pod pod : pods.withLabels(ProfileDeploymentObjects.LABELS).list().getItems()) {
      if (pod.getMetadata().getDeletionTimestamp() == null) {
        add(client, pod, result);
      }
    }
    return result;
  }

  private void add(KubernetesClient client, Pod pod, ProfileDeploymentResult result) {
    String node =
        Objects.requireNonNullElse(pod.getSpec().getNodeName(), pod.getMetadata().getName());
    if (!new PodFacts(pod, List.of()).isReady()) {
      result.silent().put(node, "its pod is not ready within " + plan.limit().toSeconds() + " s");
      return;
    }
    PodLog.read(
            client, plan.namespace(), pod.getMetadata().getName(), ProfileDeploymentObjects.WORKS)
        .ifPresentOrElse(
            said -> result.placed().put(node, PlacedFile.parse(said)),
            () -> result.silent().put(node, "the log of its pod is gone"));
  }

  private static int number(@Nullable Integer number) {
    return number == null ? 0 : number;
  }
}
