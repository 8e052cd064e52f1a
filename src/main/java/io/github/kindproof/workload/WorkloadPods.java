package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.api.ApiChanges;
import io.github.kindproof.internal.io.waiting.ConcurrentTasks;
import io.github.kindproof.internal.io.waiting.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pods of a workload, found by the names that a test uses, and their observation. */
final class WorkloadPods {
  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final int AT_ONCE = 4;

  private final KubernetesClient client;
  private final String namespace;
  private final Manifest manifest;
  private final List<HasMetadata> objects;
  private final PodObserver observer;
  private final Duration limit;
  private final PodsOfObject found;
  private final CronRuns cronRuns;

  /**
   * @param objects the manifest's objects as the API server created them
   * @param limit the limit of the waits for a controller's pods, and for the end of a Job's pod
   */
  WorkloadPods(
      KubernetesClient client,
      String namespace,
      Manifest manifest,
      List<HasMetadata> objects,
      PodObserver observer,
      Duration limit) {
    this.client = client;
    this.namespace = namespace;
    this.manifest = manifest;
    this.objects = List.copyOf(objects);
    this.observer = observer;
    this.limit = limit;
    this.found = new PodsOfObject(client, namespace, limit);
    this.cronRuns = new CronRuns(client);
  }

  PodObservation withFilters(PodObservation pod) {
    return observer.withFilters(pod);
  }

  PodObservation one(String text) {
    PodName name = PodName.parse(text);
    Optional<HasMetadata> object = name.in(objects);
    return object.isPresent() ? only(name, object.get()) : byOwnName(name);
  }

  List<PodObservation> all(String text) {
    PodName name = PodName.parse(text);
    return name.in(objects).map(this::allOf).orElseGet(() -> List.of(byOwnName(name)));
  }

  /** Return all pods of all objects, in the manifest's order. */
  List<PodObservation> all() {
    List<HasMetadata> makers = makers();
    if (makers.isEmpty()) {
      throw manifest.withoutPods(); // an assertion on all of none would always pass
    }
    return together(makers, this::allOf).stream().flatMap(List::stream).toList();
  }

  private List<HasMetadata> makers() {
    return objects.stream().filter(it -> PodMaker.of(it).isPresent()).toList();
  }

  private PodObservation only(PodName name, HasMetadata object) {
    if (object instanceof Pod pod) {
      return observe(pod);
    }
    HasMetadata maker = maker(object);
    int total = found.demand(maker).total();
    if (total > 1) {
      throw new BadInputException(
          "pod '" + name.text() + "'",
          PodName.full(maker) + " creates " + total + " pods",
          "observe all of them: pods(\"" + name.text() + "\")");
    }
    return observe(maker, 1).get(0);
  }

  private List<PodObservation> allOf(HasMetadata object) {
    if (object instanceof Pod pod) {
      return List.of(observe(pod));
    }
    HasMetadata maker = maker(object);
    return observe(maker, found.demand(maker).total());
  }

  private HasMetadata maker(HasMetadata object) {
    return object instanceof CronJob cron ? cronRuns.of(cron) : object;
  }

  /**
   * Observe the first pods of an object, as many at a time as its controller creates. If one does
   * not work, do not wait for the ones after it.
   */
  private List<PodObservation> observe(HasMetadata maker, int count) {
    int atOnce = Math.min(count, found.demand(maker).atOnce());
    List<PodObservation> observed = new ArrayList<>();
    Set<String> names = new HashSet<>();
    while (observed.size() < count) {
      int wanted = Math.min(count, observed.size() + atOnce);
      PodsOfObject.Made made = found.await(maker, wanted);
      List<Pod> next =
          made.seen().first(wanted).stream()
              .filter(pod -> names.add(pod.getMetadata().getName()))
              .toList();
      List<PodObservation> seen = together(next, pod -> observe(maker, pod));
      observed.addAll(seen);
      made.refusal()
          .ifPresent(
              outcome ->
                  Stream.generate(() -> UncreatedPod.of(maker, made.seen(), outcome))
                      .limit(wanted - observed.size())
                      .forEach(observed::add));
      if (next.isEmpty() || !seen.stream().allMatch(it -> it.outcome().isWorking())) {
        break;
      }
    }
    if (observed.isEmpty()) {
      throw withoutPods(maker);
    }
    return List.copyOf(observed);
  }

  private PodObservation observe(HasMetadata maker, Pod pod) {
    return maker instanceof Job job ? observeToItsEnd(job, pod) : observe(pod);
  }

  private PodObservation observe(Pod pod) {
    return observer.observe(namespace, pod.getMetadata().getName(), objects);
  }

  /** Wait for the end of a Job's pod if it runs, and observe it again. */
  private PodObservation observeToItsEnd(Job job, Pod pod) {
    Instant end = Instant.now().plus(limit);
    try {
      PodObservation observed = observe(pod);
      while (observed.outcome().isRunning() && awaitChange(observed, end)) {
        observed = observe(pod);
      }
      return observed;
    } catch (BadInputException e) {
      // A Job that gives up deletes the pods that it would restart.
      throw found.end(job).isPresent() ? withoutPods(job) : e;
    }
  }

  private boolean awaitChange(PodObservation running, Instant end) {
    Duration left = Duration.between(Instant.now(), end);
    if (left.isNegative()) {
      return false;
    }
    String name = running.name();
    PodResource pod = client.pods().inNamespace(namespace).withName(name);
    return new Wait("the end of pod '" + name + "' of a Job", left, INTERVAL)
        .wokenBy(ApiChanges.of(pod))
        .until(
            () -> Optional.ofNullable(pod.get()),
            now ->
                now.isEmpty()
                    || !"Running".equals(now.get().getStatus().getPhase())
                    || restarts(now.get()) > restarts(running.pod()))
        .met();
  }

  private static int restarts(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .mapToInt(container -> container.getRestartCount())
        .sum();
  }

  private BadInputException withoutPods(HasMetadata maker) {
    return new BadInputException(
        PodName.full(maker),
        "its pods are already deleted, it ended as " + found.end(maker).orElse("unknown"),
        "keep them: `restartPolicy: Never`, and no ttlSecondsAfterFinished");
  }

  /** Observe a pod by the name that it got from its controller. */
  private PodObservation byOwnName(PodName name) {
    List<Pod> there = client.pods().inNamespace(namespace).list().getItems();
    Optional<Pod> pod =
        there.stream()
            .filter(it -> name.isOfPod() && it.getMetadata().getName().equals(name.name()))
            .findFirst();
    if (pod.isPresent()) {
      return observe(pod.get());
    }
    if (name.isOfPod()) {
      for (HasMetadata object : objects) {
        if (object instanceof StatefulSet set && ordinal(set, name.name()).isPresent()) {
          return ofStatefulSet(set, name, ordinal(set, name.name()).get());
        }
      }
    }
    if (makers().isEmpty() && there.isEmpty()) {
      throw manifest.withoutPods();
    }
    throw new BadInputException(
        "pod '" + name.text() + "'",
        "not in the manifest",
        "choose one of "
            + Stream.concat(
                    makers().stream().map(WorkloadPods::called),
                    there.stream().map(it -> it.getMetadata().getName()))
                .distinct()
                .collect(Collectors.joining(", ")));
  }

  private static String called(HasMetadata object) {
    return object instanceof Pod ? object.getMetadata().getName() : PodName.full(object);
  }

  /** A StatefulSet creates a pod only when all pods before it are ready. */
  private PodObservation ofStatefulSet(StatefulSet set, PodName name, int index) {
    List<PodObservation> observed = observe(set, index + 1);
    PodObservation last = observed.get(observed.size() - 1);
    return observed.stream()
        .filter(it -> it.name().equals(name.name()))
        .findFirst()
        .or(() -> Optional.of(last).filter(it -> it.outcome().kind() == OutcomeKind.NOT_CREATED))
        .orElseThrow(
            () ->
                new BadInputException(
                    "pod '" + name.text() + "'",
                    "not created, as it waits for %s, which is %s"
                        .formatted(last.name(), last.outcome()),
                    "observe that one, or set `podManagementPolicy: Parallel`"));
  }

  /** Return the position of this pod in its StatefulSet, counted from 0. */
  private static Optional<Integer> ordinal(StatefulSet set, String name) {
    int first = set.getSpec().getOrdinals() == null ? 0 : set.getSpec().getOrdinals().getStart();
    return Stream.iterate(0, index -> index < set.getSpec().getReplicas(), index -> index + 1)
        .filter(index -> name.equals(set.getMetadata().getName() + "-" + (first + index)))
        .findFirst();
  }

  private static <T, R> List<R> together(List<T> all, Function<T, R> task) {
    if (all.size() == 1) {
      return List.of(task.apply(all.get(0)));
    }
    return ConcurrentTasks.run(
        Executors.newFixedThreadPool(AT_ONCE),
        all.stream().<Callable<R>>map(each -> () -> task.apply(each)).toList(),
        "observing pods",
        "run again");
  }
}
