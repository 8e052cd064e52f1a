package io.github.kindproof.upgrade.rollout;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.api.ApiChanges;
import io.github.kindproof.internal.api.Creation;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.ContainerFacts;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.Workload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A run of copies of the watched pods on a changed node. */
final class TrialRun {
  private final Cluster cluster;
  private final List<Workload> watched;
  private final RollOutLimits limits;

  TrialRun(Cluster cluster, List<Workload> watched, RollOutLimits limits) {
    this.cluster = cluster;
    this.limits = limits;
    this.watched = List.copyOf(watched);
  }

  /** A pod to copy once the node is changed, with its mode before. */
  record Sample(Workload workload, Pod pod, SeccompMode seccomp) {}

  /** Return the pods to copy, as seen before anything is changed. */
  List<Sample> samples(String node) {
    List<Sample> samples = new ArrayList<>();
    for (Workload workload : watched) {
      List<Pod> pods = client().pods().inNamespace(workload.namespace()).list().getItems();
      for (Pod pod : Trials.samples(pods, node)) {
        ContainerStatus first = pod.getStatus().getContainerStatuses().get(0);
        String id = ContainerFacts.idOf(first).orElseThrow();
        SeccompMode mode = cluster.node(pod.getSpec().getNodeName()).seccompStatus(id).mode();
        samples.add(new Sample(workload, pod, mode));
      }
    }
    return samples;
  }

  /** Start the copies, return the outcome of each, and delete them. */
  List<Trial> run(Collection<Sample> samples, String node) {
    List<Pod> copies =
        samples.stream()
            .map(sample -> Creation.of(Trials.copy(sample.pod(), node), client()::resource))
            .toList();
    try {
      return samples.parallelStream().map(TrialRun::observe).toList();
    } finally {
      copies.forEach(copy -> client().resource(copy).delete());
      awaitGone(copies);
    }
  }

  /** Wait until the node is empty again, whatever is done with it next. */
  private void awaitGone(List<Pod> copies) {
    new Wait("trial pods to be gone", limits.drain(), limits.interval())
        .wokenBy(new ApiChanges(copies.stream().map(it -> client().resource(it)).toList()))
        .until(
            () -> copies.stream().filter(it -> client().resource(it).get() != null).toList(),
            List::isEmpty)
        .orElseThrow(left -> left.stream().map(Drain::name).toList(), "check its kubelet");
  }

  private static Trial observe(Sample sample) {
    String name = Trials.copy(sample.pod(), "").getMetadata().getName();
    PodObservation seen = sample.workload().pod(name);
    return new Trial(Drain.name(sample.pod()), seen.outcome(), sample.seccomp(), seen.mode());
  }

  private KubernetesClient client() {
    return cluster.client();
  }
}
