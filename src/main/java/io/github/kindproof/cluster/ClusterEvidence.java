package io.github.kindproof.cluster;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.Evidence;
import io.github.kindproof.internal.api.PodLog;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.workload.ContainerFacts;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.Workload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A collector of the evidence that a person would look at after a failure, before anything is
 * deleted. It omits anything unavailable: evidence of a broken cluster must not fail itself.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ClusterEvidence {
  private static final String OURS = "kindproof-";

  private final Cluster cluster;
  private final KubernetesClient client;

  /** The namespaces whose pods and events are of interest; all if empty. */
  private final Set<String> namespaces;

  /** The observations of their pods, keyed by the prefix of the pods' evidence titles. */
  private final Map<String, PodObservation> observed = new LinkedHashMap<>();

  private ClusterEvidence(Cluster cluster, Collection<Workload> workloads) {
    this.cluster = cluster;
    this.client = cluster.client();
    this.namespaces =
        workloads.stream().map(Workload::namespace).collect(Collectors.toUnmodifiableSet());
    for (Workload workload : workloads) {
      for (PodObservation pod : workload.observed()) {
        observed.put(title(workload.namespace(), pod.name()), pod);
      }
    }
  }

  /**
   * @param workloads the workloads whose pods and events are of interest; all if empty
   */
  static List<Evidence> of(Cluster cluster, Evidence madeFrom, Collection<Workload> workloads) {
    return new ClusterEvidence(cluster, workloads).pieces(madeFrom);
  }

  private List<Evidence> pieces(Evidence madeFrom) {
    List<Evidence> pieces = new ArrayList<>();
    pieces.add(madeFrom);
    add(pieces, "events.txt", this::events);
    for (NodeShell controlPlane : cluster.nodes().stream().limit(1).toList()) {
      add(pieces, "describe-nodes.txt", () -> describe(controlPlane, "nodes"));
      add(pieces, "describe-pods.txt", () -> describePods(controlPlane));
    }
    pieces.addAll(ofPods());
    pieces.addAll(ofNodes(cluster.nodes()));
    return pieces;
  }

  /** Collect the logs of the components on these nodes. */
  public static List<Evidence> ofNodes(List<NodeShell> nodes) {
    List<Evidence> pieces = new ArrayList<>();
    for (NodeShell node : nodes) {
      for (String unit : node.layout().units()) {
        add(pieces, node.container() + "-" + unit + ".log", () -> node.journal(unit));
      }
    }
    return pieces;
  }

  // Pods

  private List<Evidence> ofPods() {
    Map<String, Optional<Pod>> pods = new TreeMap<>();
    observed.keySet().forEach(title -> pods.put(title, Optional.empty()));
    for (Pod pod : podsThere()) {
      String namespace = pod.getMetadata().getNamespace();
      pods.put(title(namespace, pod.getMetadata().getName()), Optional.of(pod));
    }
    Asked asked = new Asked();
    List<Evidence> pieces = new ArrayList<>();
    pods.forEach(
        (title, pod) ->
            pieces.addAll(
                new PodEvidence(title, pod.orElse(null), observed.get(title), asked).pieces()));
    return pieces;
  }

  private static String title(String namespace, String pod) {
    return namespace + "-" + pod;
  }

  private List<Pod> podsThere() {
    try {
      return namespaces.isEmpty()
          ? client.pods().inAnyNamespace().list().getItems().stream()
              .filter(pod -> pod.getMetadata().getNamespace().startsWith(OURS))
              .toList()
          : inEach(namespace -> client.pods().inNamespace(namespace).list().getItems()).toList();
    } catch (RuntimeException e) {
      return List.of(); // the API server is gone
    }
  }

  private <T> Stream<T> inEach(Function<String, List<T>> listing) {
    return namespaces.stream().sorted().flatMap(namespace -> listing.apply(namespace).stream());
  }

  private final class Asked implements PodEvidence.Asked {
    @Override
    public Optional<String> log(Pod pod, String container) {
      ObjectMeta meta = pod.getMetadata();
      return log(() -> PodLog.read(client, meta.getNamespace(), meta.getName(), container));
    }

    @Override
    public Optional<String> logBefore(Pod pod, String container) {
      ObjectMeta meta = pod.getMetadata();
      return log(
          () -> PodLog.readOfRunBefore(client, meta.getNamespace(), meta.getName(), container));
    }

    private Optional<String> log(Supplier<Optional<String>> reading) {
      return had(reading).flatMap(log -> log).filter(log -> !PodLog.isGone(log));
    }

    @Override
    public Optional<String> inspect(Pod pod, ContainerStatus container) {
      return ContainerFacts.idOf(container)
          .filter(id -> !cluster.nodes().isEmpty())
          .flatMap(
              id ->
                  had(() -> cluster.node(pod.getSpec().getNodeName()).findContainer(id))
                      .flatMap(it -> it)
                      .map(it -> InspectionWithoutValues.of(it).toPrettyString()));
    }
  }

  // Events and descriptions

  /** Return the events, including those of nodes, which are in the namespace {@code default}. */
  private String events() {
    Stream<Event> events =
        namespaces.isEmpty()
            ? client.v1().events().inAnyNamespace().list().getItems().stream()
            : Stream.concat(
                client.v1().events().inNamespace("default").list().getItems().stream()
                    .filter(it -> "Node".equals(it.getInvolvedObject().getKind())),
                inEach(namespace -> client.v1().events().inNamespace(namespace).list().getItems()));
    return events.map(ClusterEvidence::line).collect(Collectors.joining("\n"));
  }

  private static String line(Event event) {
    var object = event.getInvolvedObject();
    return "%s %-7s %-22s %s/%s: %s"
        .formatted(
            event.getMetadata().getCreationTimestamp(),
            event.getType(),
            event.getReason(),
            object.getKind(),
            object.getName(),
            event.getMessage());
  }

  private String describePods(NodeShell controlPlane) {
    return namespaces.isEmpty()
        ? describe(controlPlane, "pods", "-A")
        : namespaces.stream()
            .sorted()
            .map(namespace -> describe(controlPlane, "pods", "-n", namespace))
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining("\n"));
  }

  private static String describe(NodeShell controlPlane, String... what) {
    String kubeconfig = controlPlane.layout().adminKubeconfig();
    List<String> command = new ArrayList<>(List.of("kubectl", "--kubeconfig", kubeconfig));
    command.add("describe");
    command.addAll(List.of(what));
    return controlPlane.run(command.toArray(String[]::new)).stdout();
  }

  private static void add(List<Evidence> pieces, String title, Supplier<String> reading) {
    had(reading).ifPresent(text -> pieces.add(new Evidence(title, text)));
  }

  private static <T> Optional<T> had(Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (RuntimeException e) { // many types, which all mean: unavailable
      return Optional.empty();
    }
  }
}
