package io.github.kindling.mutate;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.kindling.cluster.Cluster;
import io.github.kindling.exercise.DidNotWork;
import io.github.kindling.exercise.ExerciseResult;
import io.github.kindling.exercise.LifePlan;
import io.github.kindling.exercise.PodPorts;
import io.github.kindling.exercise.WorkloadUnderTest;
import io.github.kindling.failure.BadInput;
import io.github.kindling.failure.EnvironmentFault;
import io.github.kindling.node.NodeShell;
import io.github.kindling.record.AuditTwin;
import io.github.kindling.seccomp.SeccompProfile;
import io.github.kindling.verify.Function;
import io.github.kindling.waiting.Wait;
import io.github.kindling.waiting.Waited;
import io.github.kindling.workload.Manifest;
import io.github.kindling.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A pod in whose sandbox its first container is started again and again, straight by the runtime
 * and with the spec that the kubelet had it made from: the same life as in a pod, in a twentieth of
 * the time. The pod lives on by a second container. Not for several threads.
 */
final class Workbench implements AutoCloseable {
  private static final String STAYING = "kindling-stays";
  private static final String STAYING_IMAGE = "kindling/probe:1";
  private static final Duration MADE_LIMIT = Duration.ofMinutes(3);
  private static final Duration INTERVAL = Duration.ofMillis(200);
  private static final int SHOWN = 200;

  private final Workload workload;
  private final PodPorts ports;
  private final Lane lane;

  private Workbench(Workload workload, PodPorts ports, Lane lane) {
    this.workload = workload;
    this.ports = ports;
    this.lane = lane;
  }

  /**
   * How long each may take.
   *
   * @param ready from its start
   * @param exercise each
   * @param stop from the signal
   */
  record Limits(Duration ready, Duration exercise, Duration stop) {}

  /**
   * Makes one.
   *
   * @param name of which no other is on the node
   */
  static Workbench open(WorkloadUnderTest tried, String name) {
    Cluster cluster = tried.cluster();
    Manifest manifest = tried.manifest();
    String pod = tried.pod();
    requireFirst(tried);
    boolean ends =
        manifest.pods().stream()
            .filter(each -> each.getMetadata().getName().equals(pod))
            .map(each -> Objects.requireNonNullElse(each.getSpec().getRestartPolicy(), "Always"))
            .anyMatch(policy -> !policy.equals("Always")); // a job comes to an end by itself
    Workload workload =
        cluster.apply(
            AuditTwin.unconfined(manifest)
                .withPods(
                    each -> each.getMetadata().getName().equals(pod) ? withStaying(each) : each));
    try {
      Pod made = made(cluster, workload, pod);
      NodeShell node = cluster.node(made.getSpec().getNodeName());
      ContainerStatus first = first(made);
      String id = NodeShell.withoutScheme(first.getContainerID());
      JsonNode inspected = node.inspectContainer(id);
      Lane.Place place =
          new Lane.Place(
              node,
              name,
              node.runtime().oci().kind().program(),
              snapshot(node, id),
              made.getStatus().getPodIP(),
              port(made, ends),
              StopSignal.of(inspected, node::inspectImage),
              ContainerSpec.of(inspected, name));
      PodPorts ports = PodPorts.direct(cluster.client(), made);
      // Of its own accord it will not be started again: its port is free then.
      node.crictl("stop", "--timeout", "30", id).output();
      return new Workbench(workload, ports, Lane.open(place));
    } catch (RuntimeException e) {
      workload.close();
      throw e;
    }
  }

  /**
   * Lets the container live once.
   *
   * @param profile its filter; empty for none
   * @param otherForm whether it may gain privileges where its spec says that it may not, and the
   *     other way round
   */
  MutantSeen live(
      Optional<SeccompProfile> profile, boolean otherForm, LifePlan plan, Limits limits) {
    String filter = profile.map(it -> oneLine(it.toJson())).orElse("null");
    long start = System.nanoTime();
    Lane.Answer started = lane.start(filter, otherForm, limits.ready());
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (!started.isReady()) {
      return ended(started, took);
    }
    List<ExerciseResult> exercises =
        List.of(plan.exercise().within(limits.exercise()).run(ports.environment()));
    Lane.Answer stopped = lane.stop(limits.stop());
    return new MutantSeen(
        MutantSeen.Stage.WORKED,
        new Function(
            "Running",
            true,
            exercises,
            stopped.log(),
            0,
            Optional.of(stopped.word().equals("killed") ? Function.KILLED : stopped.exitCode()),
            Function.took(exercises)));
  }

  private static MutantSeen ended(Lane.Answer answer, Duration took) {
    Optional<String> refused = RuntimeLog.error(answer.runtime());
    String said = refused.orElseGet(() -> lastLine(answer.log()));
    if (answer.word().equals("silent")) {
      return seen(MutantSeen.Stage.NEVER_READY, "is never ready", said, answer, took);
    } else if (refused.isPresent()) {
      return seen(MutantSeen.Stage.NOT_STARTED, "StartError", said, answer, took);
    } else if (answer.exitCode() != 0) {
      String state = "ends with exit code " + answer.exitCode();
      return seen(MutantSeen.Stage.ENDED, state, said, answer, took);
    }
    return seen(MutantSeen.Stage.WORKED, "Completed", "", answer, took);
  }

  private static MutantSeen seen(
      MutantSeen.Stage stage, String state, String said, Lane.Answer answer, Duration took) {
    ExerciseResult own =
        new ExerciseResult(OptionalInt.of(answer.exitCode()), answer.log(), "", took);
    return new MutantSeen(
        stage,
        new Function(
            said.isEmpty() ? state : state + ": " + said,
            stage == MutantSeen.Stage.WORKED,
            List.of(own),
            answer.log(),
            0,
            Optional.of(answer.exitCode()),
            took));
  }

  @Override
  public void close() {
    lane.close();
    ports.close();
    workload.close();
  }

  private static String lastLine(String text) {
    String last =
        text.lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line).strip();
    return last.length() > SHOWN ? last.substring(0, SHOWN) + "…" : last;
  }

  private static String oneLine(String json) {
    return json.lines().map(String::strip).reduce("", String::concat);
  }

  private static void requireFirst(WorkloadUnderTest tried) {
    for (Pod pod : tried.manifest().pods()) {
      String first = pod.getSpec().getContainers().get(0).getName();
      if (pod.getMetadata().getName().equals(tried.pod())
          && tried.container().filter(name -> !name.equals(first)).isPresent()) {
        throw new BadInput(
            "container " + tried.container().get(),
            "is not the first of pod " + tried.pod() + ", and mutants are of that alone",
            "name " + first);
      }
    }
  }

  private static Pod withStaying(Pod pod) {
    return new PodBuilder(pod)
        .editSpec()
        .withRestartPolicy("Never")
        .withTerminationGracePeriodSeconds(1L)
        .addToContainers(
            new ContainerBuilder()
                .withName(STAYING)
                .withImage(STAYING_IMAGE)
                .withImagePullPolicy("IfNotPresent")
                .withArgs("--stay")
                .build())
        .endSpec()
        .build();
  }

  /** The pod once its first container was made, or never will be. */
  private static Pod made(Cluster cluster, Workload workload, String pod) {
    Waited<Pod> seen =
        new Wait("first container of pod " + pod, MADE_LIMIT, INTERVAL)
            .until(
                () -> cluster.client().pods().inNamespace(workload.namespace()).withName(pod).get(),
                now -> isMade(now) || Objects.equals(now.getStatus().getPhase(), "Failed"));
    if (!isMade(seen.last())) {
      throw new DidNotWork(
          "pod " + pod + " does not come to its first container even without a filter");
    }
    return seen.last();
  }

  private static boolean isMade(Pod pod) {
    return pod.getStatus().getContainerStatuses().size() == pod.getSpec().getContainers().size()
        && pod.getStatus().getContainerStatuses().stream()
            .allMatch(
                status ->
                    status.getContainerID() != null && status.getState().getWaiting() == null);
  }

  private static ContainerStatus first(Pod pod) {
    String name = pod.getSpec().getContainers().get(0).getName();
    return pod.getStatus().getContainerStatuses().stream()
        .filter(status -> status.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String port(Pod pod, boolean ends) {
    return ends
        ? "end"
        : pod.getSpec().getContainers().get(0).getPorts().stream()
            .filter(port -> port.getProtocol() == null || port.getProtocol().equals("TCP"))
            .map(port -> String.valueOf(port.getContainerPort()))
            .findFirst()
            .orElse("alive");
  }

  /** That of the image, which a container's own builds on. */
  private static String snapshot(NodeShell node, String id) {
    String told = node.command("ctr", "--namespace", "k8s.io", "snapshots", "info", id).output();
    return Stream.of(told.split("\n", -1))
        .map(String::strip)
        .filter(line -> line.startsWith("\"Parent\":"))
        .map(line -> line.replaceAll("^\"Parent\":\\s*\"([^\"]*)\",?$", "$1"))
        .findFirst()
        .orElseThrow(
            () ->
                new EnvironmentFault(
                    "containerd does not tell the image of container " + id,
                    "see its snapshotter: overlayfs is known"));
  }
}
