package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Pod;
import io.github.kindproof.BadInputException;
import io.github.kindproof.Evidence;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/**
 * The observation of one pod after its outcome was proved: immutable, and without any further
 * request to the cluster. The pod's outcome is the outcome of its deciding container: the first to
 * fail in the spec's order, or else the first main container that runs.
 *
 * @param facts the pod with its status and events
 * @param decidingName the name of the container that decides the outcome
 * @param containers each container, in the spec's order: init containers and sidecars, the main
 *     ones, then ephemeral ones
 * @param serving how its service answered on each node; empty if it has none or is not Running
 */
public record PodObservation(
    PodFacts facts,
    String decidingName,
    List<ContainerObservation> containers,
    List<Serving> serving)
    implements Observation, AssertProvider<PodAssert> {
  /** Create an observation with copies of the lists. */
  public PodObservation {
    containers = List.copyOf(containers);
    serving = List.copyOf(serving);
  }

  /** Return the pod's name. */
  public String name() {
    return facts.name();
  }

  @Override
  public String what() {
    return "pod '" + name() + "'";
  }

  /** Return the pod itself. */
  public Pod pod() {
    return facts.pod();
  }

  /** Return the node that it was placed on; empty if it was not placed. */
  public String node() {
    return Optional.ofNullable(facts.pod().getSpec().getNodeName()).orElse("");
  }

  /** Return the container that decides the pod's outcome. */
  public ContainerObservation deciding() {
    return container(decidingName);
  }

  /**
   * Return the container with this name, with assertions of its own.
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
                    "choose one of "
                        + containers.stream()
                            .map(ContainerObservation::name)
                            .collect(Collectors.joining(", "))));
  }

  @Override
  public Outcome outcome() {
    return deciding().outcome();
  }

  @Override
  public String log() {
    return deciding().log();
  }

  /** Return the seccomp mode of the deciding container's first process; empty if it had none. */
  public Optional<SeccompMode> mode() {
    return deciding().mode();
  }

  /** Return the filter that the runtime got for the deciding container; null if none. */
  public @Nullable SeccompFilter filter() {
    return deciding().filter();
  }

  /** Return the 64 hexadecimal digits of the deciding container, if one was created. */
  public Optional<String> containerId() {
    return deciding().containerId();
  }

  /** Return the number of restarts of the deciding container. */
  public int restarts() {
    return deciding().restarts();
  }

  /** Return whether the pod's own spec names a profile for any sidecar or main container. */
  public boolean specNamesProfile() {
    return lasting().stream().anyMatch(it -> it.profile().isNamed());
  }

  /** Return its sidecars and main containers: init containers are gone when these run. */
  List<ContainerObservation> lasting() {
    return containers.stream()
        .filter(it -> it.kind() == ContainerKind.SIDECAR || it.kind() == ContainerKind.MAIN)
        .toList();
  }

  /**
   * Return each container whose confinement vanished, and how: its spec names a profile, and its
   * first process, read on the node, has no filter.
   */
  public List<String> vanishedConfinement() {
    return containers.stream()
        .flatMap(it -> it.vanishedConfinement().stream().map(how -> it.what() + " " + how))
        .toList();
  }

  /** Return the cause in one line, with the container if the pod has several; empty if none. */
  public String because() {
    return cause().map(cause -> (isSingle() ? "" : deciding().what() + ": ") + cause).orElse("");
  }

  @Override
  public String described() {
    return outcome().kind() + (cause().isPresent() ? ": " + because() : "");
  }

  /** Return all evidence for the outcome as text, with the deciding container first. */
  public List<Evidence> evidence() {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(
        new Evidence("state of pod " + name(), facts.state() + "\nrestarts: " + restarts()));
    if (!isSingle()) {
      evidence.add(new Evidence("containers of pod " + name(), table()));
    }
    List<String> vanished = vanishedConfinement();
    if (!vanished.isEmpty()) {
      evidence.add(
          new Evidence("confinement that vanished in pod " + name(), String.join("\n", vanished)));
    }
    if (containers.stream().anyMatch(it -> !it.processes().all().isEmpty())) {
      evidence.add(new Evidence("processes of pod " + name(), ProcessTable.of(containers)));
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

  /** Return assertions, for AssertJ's own {@code assertThat(observation)}. */
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

  /** Return one line, as the pod itself is long. */
  @Override
  public String toString() {
    return what() + ": " + described();
  }
}
