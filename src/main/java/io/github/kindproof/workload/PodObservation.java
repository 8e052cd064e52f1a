package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Pod;
import io.github.kindproof.BadInputException;
import io.github.kindproof.Evidence;
import io.github.kindproof.seccomp.SeccompFilter;
import io.github.kindproof.seccomp.SeccompMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one pod after its outcome was proved: made once, never changed, nothing in it is
 * asked of the cluster again. The pod's outcome is that of its deciding container: the first that
 * fails in the spec's order, or the first main container that runs.
 *
 * @param facts the pod with its status and events
 * @param decidingName the name of the container that decides the outcome
 * @param containers each container, in the spec's order: init containers and sidecars, then the
 *     main ones
 * @param serving how its service answered on each node; empty if it has none or is not Running
 */
public record PodObservation(
    PodFacts facts,
    String decidingName,
    List<ContainerObservation> containers,
    List<Serving> serving)
    implements Observation, AssertProvider<PodAssert> {
  public PodObservation {
    containers = List.copyOf(containers);
    serving = List.copyOf(serving);
  }

  /** The pod's name. */
  public String name() {
    return facts.name();
  }

  @Override
  public String what() {
    return "pod '" + name() + "'";
  }

  /** The pod itself. */
  public Pod pod() {
    return facts.pod();
  }

  /** The node that it was placed on, empty if on none. */
  public String node() {
    return Optional.ofNullable(facts.pod().getSpec().getNodeName()).orElse("");
  }

  /** The container that decides the pod's outcome. */
  public ContainerObservation deciding() {
    return container(decidingName);
  }

  /**
   * One of its containers, with assertions of its own.
   *
   * @throws BadInputException if the pod has no container of this name
   */
  public ContainerObservation container(String name) {
    return containers.stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    what(),
                    "has no container '" + name + "'",
                    "name one of " + containers.stream().map(ContainerObservation::name).toList()));
  }

  @Override
  public Outcome outcome() {
    return deciding().outcome();
  }

  @Override
  public String log() {
    return deciding().log();
  }

  /** The seccomp mode of the deciding container's first process; empty if it had none. */
  public Optional<SeccompMode> mode() {
    return deciding().mode();
  }

  /** The filter that the runtime was given for the deciding container; null if none. */
  public @Nullable SeccompFilter filter() {
    return deciding().filter();
  }

  /** The 64 hexadecimal digits of the deciding container, if one was created. */
  public Optional<String> containerId() {
    return deciding().containerId();
  }

  /** How often the deciding container was started again. */
  public int restarts() {
    return deciding().restarts();
  }

  /** Whether the pod's own spec names a seccomp profile for any of its lasting containers. */
  public boolean specNamesProfile() {
    return lasting().stream().anyMatch(it -> it.profile().isNamed());
  }

  /** Its sidecars and main containers: init containers are gone when these run. */
  List<ContainerObservation> lasting() {
    return containers.stream().filter(it -> it.kind() != ContainerKind.INIT).toList();
  }

  /** Why it became what it is, in one line; names the container if the pod has several. */
  public String because() {
    return cause().map(cause -> (isSingle() ? "" : deciding().what() + ": ") + cause).orElse("");
  }

  @Override
  public String described() {
    return outcome().kind() + (cause().isPresent() ? ": " + because() : "");
  }

  /** All of it as text, for whoever doubts the outcome: the deciding container first. */
  public List<Evidence> evidence() {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(
        new Evidence("state of pod " + name(), facts.state() + "\nrestarts: " + restarts()));
    if (!isSingle()) {
      evidence.add(new Evidence("containers of pod " + name(), table()));
    }
    evidence.addAll(deciding().evidence(prefix(deciding())));
    if (!serving.isEmpty()) {
      evidence.add(
          new Evidence(
              "service", String.join("\n", serving.stream().map(Serving::toString).toList())));
    }
    if (!facts.events().isEmpty()) {
      evidence.add(
          new Evidence(
              "events",
              String.join("\n", facts.events().stream().map(PodEvent::toString).toList())));
    }
    containers.stream()
        .filter(it -> !it.name().equals(decidingName))
        .forEach(it -> evidence.addAll(it.evidence(prefix(it))));
    return evidence;
  }

  /** For AssertJ's own {@code assertThat(observation)}. */
  @Override
  public PodAssert assertThat() {
    return new PodAssert(this);
  }

  private boolean isSingle() {
    return containers.size() == 1;
  }

  private String prefix(ContainerObservation container) {
    return isSingle() ? "" : container.what() + ": ";
  }

  private String table() {
    return String.join(
        "\n",
        containers.stream()
            .map(
                it ->
                    "%s, %s, %s, restarts: %d%s"
                        .formatted(
                            it.what(),
                            it.outcome().kind(),
                            it.facts().state(),
                            it.restarts(),
                            it.name().equals(decidingName) ? " (decides)" : ""))
            .toList());
  }

  /** One line: the pod itself is long. */
  @Override
  public String toString() {
    return what() + ": " + described();
  }
}
