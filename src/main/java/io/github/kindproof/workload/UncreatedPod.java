package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.Objects;

/** The observation of a pod that its controller could not make. Pure. */
final class UncreatedPod {
  private UncreatedPod() {}

  /** The pod is that of the template, with the controller's name. */
  static PodObservation of(HasMetadata object, MadePods seen, Outcome outcome) {
    PodTemplateSpec template = PodTemplates.templateOf(object).orElseThrow();
    ObjectMeta meta = Objects.requireNonNullElseGet(template.getMetadata(), ObjectMeta::new);
    Pod pod =
        new PodBuilder()
            .withNewMetadata()
            .withName(object.getMetadata().getName())
            .withNamespace(object.getMetadata().getNamespace())
            .withLabels(meta.getLabels())
            .withAnnotations(meta.getAnnotations())
            .endMetadata()
            .withSpec(template.getSpec())
            .build();
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
        container, outcome, ProfileInForce.of(pod.getSpec(), container.spec()), "", null, null);
  }
}
