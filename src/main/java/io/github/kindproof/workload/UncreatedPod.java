package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/** The observation of a pod that its controller could not create. Pure. */
final class UncreatedPod {
  private UncreatedPod() {}

  /** Observe a pod made from the object's template. */
  static PodObservation of(HasMetadata object, MadePods seen, Outcome outcome) {
    Pod pod = PodMaker.pod(object, PodMaker.templateOf(object).orElseThrow());
    pod.getMetadata().setNamespace(object.getMetadata().getNamespace());
    List<PodEvent> events = seen.failures().stream().map(PodEvent::of).toList();
    PodFacts facts = new PodFacts(pod, events);
    return new PodObservation(
        facts,
        pod.getSpec().getContainers().get(0).getName(),
        facts.containers().stream().map(it -> observation(pod, it, outcome)).toList(),
        List.of());
  }

  private static ContainerObservation observation(
      Pod pod, ContainerFacts container, Outcome outcome) {
    return new ContainerObservation(
        container,
        outcome,
        ProfileInForce.of(pod.getSpec(), container.spec()),
        "",
        ContainerProcesses.none("not created"),
        List.of(),
        null,
        null,
        null);
  }
}
