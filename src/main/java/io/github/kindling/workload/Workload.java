package io.github.kindling.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/**
 * A manifest as it was applied, in a namespace of its own. Its pods are observed when asked for;
 * closing it deletes the namespace and all in it.
 */
public final class Workload implements AutoCloseable {
  private final String namespace;
  private final List<HasMetadata> objects;
  private final PodObserver observer;
  private final Runnable deletion;

  Workload(String namespace, List<HasMetadata> objects, PodObserver observer, Runnable deletion) {
    this.namespace = namespace;
    this.objects = List.copyOf(objects);
    this.observer = observer;
    this.deletion = deletion;
  }

  /** The namespace that it was put in. */
  public String namespace() {
    return namespace;
  }

  /**
   * Waits until this pod's outcome is proved, then observes it.
   *
   * @param name the pod's name in the manifest; {@link io.github.kindling.failure.BadInput} if it
   *     is none of its pods
   */
  public PodObservation pod(String name) {
    return observer.observe(namespace, name, objects);
  }

  /** Deletes it, without waiting for the end. */
  @Override
  public void close() {
    deletion.run();
  }
}
