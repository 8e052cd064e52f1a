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
 * A manifest as it was applied, in a namespace of its own. Its pods are observed when asked for;
 * closing it deletes the namespace and all in it.
 *
 * <p>Pods are found by the name of an object of the manifest: a Pod (one with {@code generateName}
 * too), Deployment, StatefulSet, DaemonSet, Job, CronJob, ReplicaSet or ReplicationController. What
 * its controller has not made yet is waited for. Where a name stands for two objects, the kind
 * comes before it, in kubectl's words: {@code deployment/web}, {@code pod/web}. The name that a pod
 * got from its controller will do too: {@code web-0}.
 *
 * <p>A pod that its controller may not make, as a quota, Pod Security, another admission or a
 * missing service account forbids it, is observed as {@link OutcomeKind#NOT_CREATED} with the words
 * of the cluster's event: seconds after that event, as controllers try again.
 *
 * <ul>
 *   <li>A Job's pods are observed at their end; one that still runs when the time for pods is over
 *       is Running. Pods that replace failed ones are not waited for.
 *   <li>A CronJob is run once when it is first asked for, by a Job of its template as {@code
 *       kubectl create job --from} makes it, suspended or not; its schedule is not waited for.
 *   <li>A StatefulSet makes its next pod only when the one before is ready: the pods after one that
 *       does not work are not there. So it is with a Job of more completions than parallelism.
 * </ul>
 */
public final class Workload implements AutoCloseable {
  private final String namespace;
  private final Path file;
  private final WorkloadPods pods;
  private final Runnable deletion;

  /** What closed it, for people; null while it is open. */
  private final AtomicReference<@Nullable String> closed = new AtomicReference<>();

  private final Map<String, PodObservation> observed = new ConcurrentSkipListMap<>();

  Workload(String namespace, Path file, WorkloadPods pods, Runnable deletion) {
    this.namespace = namespace;
    this.file = file;
    this.pods = pods;
    this.deletion = deletion;
  }

  /** The namespace that it was put in. */
  public String namespace() {
    return namespace;
  }

  /**
   * Waits for the one pod of this name and until its outcome is proved, then observes it.
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
   * Waits for all pods of this name and until their outcomes are proved, then observes them.
   *
   * <pre>{@code
   * assertThat(cluster.apply("deployment.yaml").pods("web"))
   *     .hasSize(2)
   *     .allSatisfy(pod -> assertThat(pod).isRunning());
   * }</pre>
   *
   * @param name of an object of the manifest, or of a pod
   * @return one observation a replica, node or completion, in the order of the pods' names; those
   *     of a Job that runs them one by one in their order
   * @throws io.github.kindproof.BadInputException if nothing has this name, two objects have it, or
   *     the object makes no pods; or if this was closed
   */
  public List<PodObservation> pods(String name) {
    return open(() -> pods.all(name));
  }

  /**
   * Waits for all pods of all objects of the manifest and until their outcomes are proved, then
   * observes them.
   *
   * @return those of one object after those of another, in the manifest's order
   * @throws io.github.kindproof.BadInputException if an object of the manifest makes no pods as it
   *     is, none of them is of a kind that makes pods, or this was closed
   */
  public List<PodObservation> pods() {
    return open(() -> pods.all());
  }

  /** The newest observation of each pod that was observed; nothing is asked of the cluster. */
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
      checkOpen(); // what it was asked was then looked for where it is no longer
      throw MissingRight.told(e);
    }
  }

  private void checkOpen() {
    String by = closed.get();
    if (by != null) {
      throw new BadInputException(
          "workload of " + file,
          "closed by " + by + ", its pods are removed",
          "ask for them before that");
    }
  }

  /** Deletes it, without waiting for the end. */
  @Override
  public void close() {
    close("close()");
  }

  /**
   * Deletes it, without waiting for the end.
   *
   * @param by what closes it, for whoever asks for its pods later
   */
  public void close(String by) {
    closed.compareAndSet(null, by);
    deletion.run();
  }
}
