package io.github.kindproof.workload;

import io.github.kindproof.BadInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A manifest that was applied, in a namespace of its own. Its pods are observed on request; closing
 * it deletes the namespace and everything in it.
 *
 * <p>Pods are found by the name of an object of the manifest: a Pod (also with {@code
 * generateName}), Deployment, StatefulSet, DaemonSet, Job, CronJob, ReplicaSet or
 * ReplicationController. Pods that the controller has not created yet are waited for. If two
 * objects have the same name, prefix it with the kind as in kubectl: {@code deployment/web}, {@code
 * pod/web}. The name that a pod got from its controller also works: {@code web-0}.
 *
 * <p>If a quota, Pod Security, another admission check or a missing service account prevents a
 * controller from creating a pod, the pod is observed as {@link OutcomeKind#NOT_CREATED} with the
 * text of the cluster's event, seconds after that event, as controllers retry.
 *
 * <ul>
 *   <li>A Job's pods are observed at their end; a pod that still runs at the time limit for pods is
 *       Running. Pods that replace failed ones are not waited for.
 *   <li>A CronJob is run once, when it is first requested, even if it is suspended, by a Job like
 *       that of {@code kubectl create job --from}. Its schedule is ignored.
 *   <li>A StatefulSet creates its next pod only when the previous one is ready: the pods after one
 *       that does not work are missing. The same holds for a Job with more completions than
 *       parallelism.
 * </ul>
 */
public final class Workload implements AutoCloseable {
  private final String namespace;
  private final Path file;
  private final WorkloadPods pods;
  private final Runnable deletion;

  /** A readable reason why it is closed; null while it is open. */
  private final AtomicReference<@Nullable String> closed = new AtomicReference<>();

  private final Map<String, PodObservation> observed = new ConcurrentSkipListMap<>();

  Workload(String namespace, Path file, WorkloadPods pods, Runnable deletion) {
    this.namespace = namespace;
    this.file = file;
    this.pods = pods;
    this.deletion = deletion;
  }

  /** Return its namespace. */
  public String namespace() {
    return namespace;
  }

  /**
   * Wait for the one pod with this name and until its outcome is proved, then observe it.
   *
   * <pre>{@code
   * assertThat(cluster.apply("deployment.yaml").pod("web")).isRunning();
   * }</pre>
   *
   * @param name of an object of the manifest, or of a pod
   * @throws io.github.kindproof.BadInputException if nothing has this name, two objects have it, or
   *     the object makes no pods or several; or if this was closed
   */
  public PodObservation pod(String name) {
    return open(() -> List.of(pods.one(name))).get(0);
  }

  /**
   * Wait for all pods with this name and until their outcomes are proved, then observe them.
   *
   * <pre>{@code
   * assertThat(cluster.apply("deployment.yaml").pods("web"))
   *     .hasSize(2)
   *     .allSatisfy(pod -> assertThat(pod).isRunning());
   * }</pre>
   *
   * @param name of an object of the manifest, or of a pod
   * @return one observation per replica, node or completion, in the order of the pods' names; for a
   *     Job that runs its pods one by one, in the order of the runs
   * @throws io.github.kindproof.BadInputException if nothing has this name, two objects have it, or
   *     the object makes no pods; or if this was closed
   */
  public List<PodObservation> pods(String name) {
    return open(() -> pods.all(name));
  }

  /**
   * Wait for all pods of all objects of the manifest and until their outcomes are proved, then
   * observe them.
   *
   * @return the observations object by object, in the manifest's order
   * @throws io.github.kindproof.BadInputException if an object of the manifest makes no pods as it
   *     is, no object is of a kind that makes pods, or this was closed
   */
  public List<PodObservation> pods() {
    return open(() -> pods.all());
  }

  /**
   * Read the filters of a pod's running containers back from the kernel, for {@link
   * PodAssert#runsTheFilterOf}. This stops the first process of each container for a few
   * milliseconds, and the first time in a run it may build the image of the reader.
   *
   * <pre>{@code
   * Workload web = cluster.apply("deployment.yaml");
   * PodObservation pod = web.withFilters(web.pod("web"));
   * assertThat(pod).runsTheFilterOf("profiles/mine.json");
   * }</pre>
   *
   * @param pod an observation of a pod of this workload
   * @return the same observation with the filters
   * @throws io.github.kindproof.BadInputException if no programs can be run on the pod's node; or
   *     if this was closed
   * @throws io.github.kindproof.EnvironmentException if a container has ended since
   */
  public PodObservation withFilters(PodObservation pod) {
    return open(() -> List.of(pods.withFilters(pod))).get(0);
  }

  /** Return the newest observation of each observed pod, without a request to the cluster. */
  public List<PodObservation> observed() {
    return List.copyOf(observed.values());
  }

  private List<PodObservation> open(Supplier<List<PodObservation>> question) {
    checkOpen();
    try {
      List<PodObservation> seen = question.get();
      seen.forEach(pod -> observed.put(pod.name(), pod));
      return seen;
    } catch (RuntimeException e) {
      checkOpen(); // closed during the request, which explains the exception
      throw MissingRight.explained(e);
    }
  }

  private void checkOpen() {
    String by = closed.get();
    if (by != null) {
      throw new BadInputException(
          "workload of " + file,
          "closed by " + by + ", its pods are removed",
          "request them before that");
    }
  }

  /** Delete it, without waiting for the end. */
  @Override
  public void close() {
    close("close()");
  }

  /**
   * Delete it, without waiting for the end.
   *
   * @param by the reason, for the message of later requests for its pods
   */
  public void close(String by) {
    closed.compareAndSet(null, by);
    deletion.run();
  }
}
