package io.github.kindling.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import io.github.kindling.failure.EnvironmentFault;
import io.github.kindling.runtime.ObservedRuntime;
import io.github.kindling.waiting.Wait;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits for a pod's outcome, then gathers what can be known of it. */
final class PodObserver {
  /** What the kubelet answers, with status 200, for a container that it has removed. */
  private static final String LOG_IS_GONE = "unable to retrieve container logs";

  /** How long a container of one that fails again and again may be between two runs. */
  private static final Duration GONE_LIMIT = Duration.ofSeconds(30);

  private static final Duration GONE_INTERVAL = Duration.ofMillis(500);

  private final KubernetesClient client;
  private final PodSight sight;
  private final Duration settleLimit;
  private final Duration stability;

  PodObserver(KubernetesClient client, PodSight sight, Duration settleLimit, Duration stability) {
    this.client = client;
    this.sight = sight;
    this.settleLimit = settleLimit;
    this.stability = stability;
  }

  /** Of a pod that ends just as it is looked at, the end: it is looked at once more. */
  PodObservation observe(String namespace, String name, List<HasMetadata> objects) {
    return new Wait("pod " + name + " to be looked at", settleLimit, GONE_INTERVAL)
        .until(() -> look(namespace, name, objects), Optional::isPresent)
        .last()
        .orElseThrow(
            () ->
                new EnvironmentFault(
                    "no process of pod " + name + " is there long enough to be looked at",
                    "see the kubelet's journal"));
  }

  private Optional<PodObservation> look(String namespace, String name, List<HasMetadata> objects) {
    PodWatch.Settled settled = new PodWatch(client, namespace, settleLimit, stability).settle(name);
    PodFacts facts = settled.facts();
    String log = log(namespace, facts, settled.outcome());
    boolean running = settled.outcome() instanceof Outcome.Running;
    Optional<PodSight.Seen> seen = sight.look(namespace, facts, objects, running);
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    RuntimeFilter filter = seen.get().filter();
    // What started it is asked only where its filter may explain what failed.
    ObservedRuntime runtime = !running && filter != null ? sight.runtime(facts).orElse(null) : null;
    Outcome outcome = CauseRules.complete(settled.outcome(), log, filter, runtime);
    return Optional.of(
        new PodObservation(
            facts, outcome, log, seen.get().seccomp(), filter, seen.get().serving()));
  }

  /**
   * Of a container that fails again and again, the run that failed last. The kubelet may just be
   * between two runs, with the one before removed and the next one not begun: then it is asked
   * again.
   */
  private String log(String namespace, PodFacts facts, Outcome outcome) {
    String pod = facts.pod().getMetadata().getName();
    String container = facts.pod().getSpec().getContainers().get(0).getName();
    var containerLog = client.pods().inNamespace(namespace).withName(pod).inContainer(container);
    if (outcome instanceof Outcome.CrashLoop crash) {
      Supplier<String> look =
          () -> textOf(containerLog::getLog).or(() -> previous(containerLog)).orElse("");
      // A container that the runtime never started has no log to wait for.
      return crash.cause().message().isBlank()
          ? new Wait("log of pod " + pod, GONE_LIMIT, GONE_INTERVAL)
              .until(look, text -> !text.isEmpty())
              .last()
          : look.get();
    }
    return textOf(containerLog::getLog).orElse("");
  }

  private static Optional<String> previous(ContainerResource container) {
    return textOf(() -> container.terminated().getLog());
  }

  /** No container was created, or its log is gone: then there is none, which is no failure. */
  private static Optional<String> textOf(LogCall call) {
    try {
      return Optional.ofNullable(call.get())
          .filter(text -> !text.isBlank() && !text.startsWith(LOG_IS_GONE));
    } catch (KubernetesClientException e) {
      return Optional.empty();
    }
  }

  private interface LogCall {
    @Nullable String get();
  }
}
