package io.github.kindproof.fleet.check;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.VersionInfo;
import io.github.kindproof.BadInputException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.catalog.Version;
import io.github.kindproof.cluster.Owner;
import io.github.kindproof.cluster.access.Kubeconfig;
import io.github.kindproof.internal.api.ApiFaults;
import io.github.kindproof.internal.api.Creation;
import io.github.kindproof.internal.api.RequestCount;
import io.github.kindproof.internal.io.waiting.ConcurrentTasks;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.internal.progress.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Checks all nodes of an existing cluster. It creates one namespace with a quota and a pod per
 * node, and removes it at the end in any case.
 */
public final class FleetCheck {
  private static final int OLDEST_MINOR = 22;
  private static final int BAD_REQUEST = 400;

  private final Kubeconfig kubeconfig;
  private final CheckPlan plan;
  private final Progress progress;
  private final RequestCount requests = new RequestCount();

  public FleetCheck(Kubeconfig kubeconfig, CheckPlan plan, Progress progress) {
    this.kubeconfig = kubeconfig;
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Checks them.
   *
   * @throws BadInputException if the selector matches no node
   * @throws EnvironmentException if the API server cannot be reached, is too old, or denies access
   */
  public FleetResult run() {
    Instant began = Instant.now();
    try (KubernetesClient client = kubeconfig.client(requests, progress)) {
      CheckNamespaces namespaces = new CheckNamespaces(client);
      String server;
      List<Node> nodes;
      try (Progress.Task task = progress.begin("reading the nodes of " + kubeconfig.context())) {
        server = version(client);
        nodes = nodes(client);
        namespaces
            .removeLeftOvers(false)
            .forEach(
                name -> progress.say("removed namespace " + name + ", which a killed check left"));
        task.done(Count.of(nodes.size(), "node"));
      }
      List<NodeAnswer> answers = ask(client, namespaces, nodes);
      return new FleetResult(
          kubeconfig.context(),
          server,
          began,
          Duration.between(began, Instant.now()),
          requests.soFar(),
          requests.refusedForLoad(),
          answers);
    } catch (KubernetesClientException e) {
      throw ApiFaults.of(e, kubeconfig.server());
    }
  }

  /** See {@link CheckNamespaces#removeLeftOvers}. */
  public static List<String> removeLeftOvers(
      Kubeconfig kubeconfig, boolean all, Progress progress) {
    try (KubernetesClient client = kubeconfig.client(new RequestCount(), progress)) {
      try (Progress.Task task = progress.begin("looking for what checks left")) {
        List<String> removed = new CheckNamespaces(client).removeLeftOvers(all);
        task.done("");
        return removed;
      }
    } catch (KubernetesClientException e) {
      throw ApiFaults.of(e, kubeconfig.server());
    }
  }

  /** The nodes to check, by name. */
  public List<Node> nodes() {
    try (KubernetesClient client = kubeconfig.client(requests, progress)) {
      return nodes(client);
    } catch (KubernetesClientException e) {
      throw ApiFaults.of(e, kubeconfig.server());
    }
  }

  private String version(KubernetesClient client) {
    VersionInfo version = client.getKubernetesVersion();
    if (Version.of(version.getGitVersion()).minor() < OLDEST_MINOR) {
      throw new EnvironmentException(
          "%s runs %s, which has no SeccompDefault"
              .formatted(kubeconfig.server(), version.getGitVersion()),
          "check a cluster of version 1." + OLDEST_MINOR + " or newer");
    }
    return version.getGitVersion();
  }

  private List<Node> nodes(KubernetesClient client) {
    try {
      List<Node> nodes =
          new ArrayList<>(
              (plan.selector().isEmpty()
                      ? client.nodes().list()
                      : client.nodes().withLabelSelector(plan.selector()).list())
                  .getItems());
      if (nodes.isEmpty()) {
        throw new BadInputException(
            "--selector " + plan.selector(), "matches no node", "name labels that some nodes have");
      }
      nodes.sort(Comparator.comparing(node -> node.getMetadata().getName()));
      return nodes;
    } catch (KubernetesClientException e) {
      if (e.getCode() == BAD_REQUEST) {
        throw new BadInputException(
            "--selector " + plan.selector(), "is not a selector", "write KEY=VALUE");
      }
      throw e;
    }
  }

  private List<NodeAnswer> ask(
      KubernetesClient client, CheckNamespaces namespaces, List<Node> nodes) {
    String owner = Owner.current().token();
    String namespace = "kindproof-check-" + owner;
    CheckObjects objects = new CheckObjects(plan, namespace);
    // For Ctrl-C and the like.
    Thread atExit = new Thread(() -> namespaces.delete(namespace), "remove " + namespace);
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      Creation.of(objects.namespace(owner), client::resource);
      Creation.of(objects.quota(), client::resource);
      try (ProbePods pods = new ProbePods(client, namespace)) {
        return ask(new NodeCheck(client, plan, objects, pods), nodes);
      }
    } finally {
      try (Progress.Task task = progress.begin("removing namespace " + namespace)) {
        namespaces.remove(namespace);
        task.done("");
      } finally {
        Runtime.getRuntime().removeShutdownHook(atExit); // its client is closed now
      }
    }
  }

  private List<NodeAnswer> ask(NodeCheck check, List<Node> nodes) {
    AtomicInteger answered = new AtomicInteger();
    try (Progress.Task task = progress.begin("checking " + Count.of(nodes.size(), "node"))) {
      List<Callable<NodeAnswer>> tasks = new ArrayList<>();
      for (Node node : nodes) {
        tasks.add(
            () -> {
              NodeAnswer answer = check.ask(node);
              task.update(answered.incrementAndGet() + " of " + nodes.size());
              return answer;
            });
      }
      List<NodeAnswer> answers =
          ConcurrentTasks.run(
              Executors.newFixedThreadPool(Math.min(plan.atOnce(), nodes.size())),
              tasks,
              "the check",
              "run again");
      task.done("");
      return answers;
    }
  }
}
