package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.kindproof.seccomp.SeccompStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pod as it could have been observed, for tests of rules on observations.
 *
 * @param outcome what became of it
 * @param node where it was placed
 * @param profile the type of the profile that its spec names, or null
 * @param log its log
 * @param mode the seccomp mode that its node says, or null if no process ran
 * @param serving how its service answered
 */
public record SamplePod(
    Outcome outcome,
    String node,
    @Nullable String profile,
    String log,
    @Nullable Integer mode,
    List<Serving> serving) {
  /** One of this outcome, without anything else. */
  public static SamplePod of(Outcome outcome) {
    return new SamplePod(outcome, "worker", null, "", null, List.of());
  }

  /** Placed on this node. */
  public SamplePod on(String name) {
    return new SamplePod(outcome, name, profile, log, mode, serving);
  }

  /** With a profile of this type in its spec. */
  public SamplePod naming(String type) {
    return new SamplePod(outcome, node, type, log, mode, serving);
  }

  /** With this log. */
  public SamplePod saying(String text) {
    return new SamplePod(outcome, node, profile, text, mode, serving);
  }

  /** In this mode by its node. */
  public SamplePod inMode(@Nullable Integer number) {
    return new SamplePod(outcome, node, profile, log, number, serving);
  }

  /** With a service that answered so. */
  public SamplePod answering(Serving... answers) {
    return new SamplePod(outcome, node, profile, log, mode, List.of(answers));
  }

  /** The observation; the pod and its one container are named {@code nginx}. */
  public PodObservation observed() {
    var spec = new PodBuilder().withNewMetadata().withName("nginx").endMetadata().withNewSpec();
    spec.withNodeName(node).addNewContainer().withName("nginx").endContainer();
    if (profile != null) {
      spec.withNewSecurityContext()
          .withNewSeccompProfile()
          .withType(profile)
          .endSeccompProfile()
          .endSecurityContext();
    }
    PodFacts facts = new PodFacts(spec.endSpec().build(), List.of());
    ContainerFacts container = facts.container("nginx");
    ContainerObservation nginx =
        new ContainerObservation(
            container,
            outcome,
            ProfileInForce.of(facts.pod().getSpec(), container.spec()),
            log,
            ContainerProcesses.none(""),
            List.of(),
            mode == null ? null : SeccompStatus.parse("Seccomp:\t" + mode + "\n"),
            null,
            null);
    return new PodObservation(facts, "nginx", List.of(nginx), serving);
  }
}
