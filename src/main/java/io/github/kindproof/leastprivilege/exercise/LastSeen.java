package io.github.kindproof.leastprivilege.exercise;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.PodResource;

/** A watch on a pod until it is gone; keeps its last state, with how its containers ended. */
final class LastSeen implements AutoCloseable {
  private final Watch watch;
  private final PodResource resource;
  private volatile Pod pod;
  private volatile boolean deleted;

  LastSeen(PodResource resource, Pod pod) {
    this.resource = resource;
    this.pod = pod;
    this.watch =
        resource.watch(
            new Watcher<Pod>() {
              @Override
              public void eventReceived(Action action, Pod seen) {
                LastSeen.this.pod = seen;
                deleted |= action == Action.DELETED;
              }

              @Override
              public void onClose(WatcherException cause) {
                // isGone then asks the API server.
              }
            });
  }

  boolean isGone() {
    return deleted || resource.get() == null;
  }

  Pod pod() {
    return pod;
  }

  @Override
  public void close() {
    watch.close();
  }
}
