package io.github.kindproof.fleet.check;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.internal.api.ApiFaults;
import io.github.kindproof.internal.api.Creation;
import io.github.kindproof.internal.api.PodLog;
import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.internal.io.waiting.Waited;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.probe.ProbeReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Checks nodes, each with its own pod. Safe for several threads. */
final class NodeCheck {
  private static final Duration ACCOUNT_LIMIT = Duration.ofSeconds(30);
  private static final Duration INTERVAL = Duration.ofMillis(200);

  /** A new namespace gets its default account a moment later, and has no pods before. */
  private static final String NO_ACCOUNT = "service account";

  private static final String CONFLICT = "Conflict";

  private static final String NO_FOLDER = "is not a directory";

  private final KubernetesClient client;
  private final CheckPlan plan;
  private final CheckObjects objects;
  private final ProbePods pods;

  NodeCheck(KubernetesClient client, CheckPlan plan, CheckObjects objects, ProbePods pods) {
    this.client = client;
    this.plan = plan;
    this.objects = objects;
    this.pods = pods;
  }

  /** Checks a node; a fault that concerns only this node becomes the node's answer. */
  NodeAnswer ask(Node node) throws InterruptedException {
    String name = node.getMetadata().getName();
    Optional<String> notAsked = NodeRules.notAsked(node);
    if (notAsked.isPresent()) {
      return new NodeAnswer.NotLooked(name, notAsked.get());
    }
    try {
      NodeLook look = look(node);
      List<String> remarks = new ArrayList<>(NodeRules.remarks(node));
      remarks.addAll(NodeRules.remarks(look));
      return new NodeAnswer.Looked(name, look, remarks);
    } catch (NodeCheckException e) {
      boolean gone = client.nodes().withField("metadata.name", name).list().getItems().isEmpty();
      return new NodeAnswer.NotLooked(name, gone ? "it was removed during the check" : e.why());
    }
  }

  private NodeLook look(Node node) throws InterruptedException {
    String name = node.getMetadata().getName();
    Pod requested = objects.pod(name);
    Optional<SortedMap<String, String>> profiles =
        plan.readsProfiles() ? Optional.of(profiles(name)) : Optional.empty();
    Made made = make(requested);
    try {
      Map<String, ContainerEnd> ends = pods.await(made.name(), plan.limit());
      ProbeReport byDefault = report(made, CheckObjects.DEFAULT, ends);
      ProbeReport byRuntime = report(made, CheckObjects.RUNTIME_DEFAULT, ends);
      return new NodeLook(
          NodeFacts.of(node),
          byDefault.status().mode() == SeccompMode.FILTERING,
          plan.readsConfig() ? Optional.of(seccompDefault(name)) : Optional.empty(),
          blocked(byDefault),
          blocked(byRuntime),
          byRuntime.partialDenials(),
          byRuntime.neverFiltered(),
          Optional.ofNullable(ends.get(CheckObjects.WANTED)).map(WantedProfile::of),
          profiles);
    } finally {
      made.delete();
    }
  }

  /** The files; none if the folder does not exist. */
  private SortedMap<String, String> profiles(String node) throws InterruptedException {
    Made made = make(objects.profilesPod(node));
    try {
      ContainerEnd end =
          Objects.requireNonNull(pods.await(made.name(), plan.limit()).get(CheckObjects.PROFILES));
      if (end.message().contains(NO_FOLDER)) {
        return Collections.unmodifiableSortedMap(new TreeMap<>());
      }
      if (!end.isGood()) {
        throw new NodeCheckException("its profiles cannot be listed: " + end);
      }
      return FilesReport.parse(made.log(CheckObjects.PROFILES));
    } finally {
      made.delete();
    }
  }

  private record Made(KubernetesClient client, String namespace, String name) {
    String log(String container) {
      return PodLog.read(client, namespace, name, container)
          .orElseThrow(
              () -> new NodeCheckException("the log of container " + container + " is gone"));
    }

    void delete() {
      client.pods().inNamespace(namespace).withName(name).withGracePeriod(0).delete();
    }
  }

  private Made make(Pod requested) {
    String namespace = requested.getMetadata().getNamespace();
    pods.expect(requested.getMetadata().getName());
    Waited<Optional<Pod>> created =
        new Wait("a pod in namespace " + namespace, ACCOUNT_LIMIT, INTERVAL)
            .until(() -> created(requested), Optional::isPresent);
    Pod made =
        created
            .last()
            .orElseThrow(
                () -> new NodeCheckException("its namespace accepts no pods: " + created.why()));
    Made there = new Made(client, namespace, made.getMetadata().getName());
    List<String> changes = AdmissionRules.changes(requested, made);
    if (!changes.isEmpty()) {
      there.delete();
      throw new NodeCheckException("an admission webhook " + String.join(", ", changes));
    }
    return there;
  }

  private Optional<Pod> created(Pod requested) {
    try {
      return Optional.of(Creation.of(requested, client::resource));
    } catch (KubernetesClientException e) {
      String why = ApiFaults.ofOneObject(e).orElseThrow(() -> e);
      // Pods that are created at once compete for one quota, until the server gives up.
      boolean quotaChanged = e.getStatus() != null && CONFLICT.equals(e.getStatus().getReason());
      if (why.contains(NO_ACCOUNT) || quotaChanged) {
        return Optional.empty();
      }
      throw new NodeCheckException("its pod was rejected: " + why);
    }
  }

  private static ProbeReport report(Made made, String container, Map<String, ContainerEnd> ends) {
    ContainerEnd end = Objects.requireNonNull(ends.get(container));
    if (!end.isGood()) {
      throw new NodeCheckException("container " + container + " of its pod: " + end);
    }
    try {
      return ProbeReport.parse(made.log(container));
    } catch (IllegalArgumentException e) {
      throw new NodeCheckException("container " + container + " of its pod: " + e.getMessage());
    }
  }

  private static SortedSet<String> blocked(ProbeReport report) {
    TreeSet<String> blocked = new TreeSet<>(report.blockedBySeccomp());
    blocked.addAll(report.blockedByEither());
    return Collections.unmodifiableSortedSet(blocked);
  }

  /** From the kubelet's settings; false if it does not know the field. */
  private boolean seccompDefault(String node) {
    String settings = client.raw("/api/v1/nodes/" + node + "/proxy/configz");
    return JsonText.parse(Objects.requireNonNullElse(settings, "{}"))
        .orElseThrow(() -> new NodeCheckException("its kubelet's settings are not JSON"))
        .at("/kubeletconfig/seccompDefault")
        .asBoolean(false);
  }
}
