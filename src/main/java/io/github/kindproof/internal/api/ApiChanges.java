package io.github.kindproof.internal.api;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.Watchable;
import io.github.kindproof.internal.io.waiting.Changes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Changes of objects, as an API server reports them. An event only shows that a new read is worth
 * it: the read gives the state, so late and repeated events do no harm. An account that may not
 * watch gets no events, and its waits read at each interval.
 */
public record ApiChanges(List<? extends Watchable<?>> objects) implements Changes {
  public static ApiChanges of(Watchable<?>... objects) {
    return new ApiChanges(List.of(objects));
  }

  @Override
  public Following follow(Runnable changed) {
    Watches watches = new Watches(changed);
    try {
      objects.forEach(watches::open);
    } catch (KubernetesClientException e) {
      watches.close();
    }
    return watches;
  }

  private static final class Watches implements Following {
    private final Runnable changed;
    private final List<Watch> open = new CopyOnWriteArrayList<>();
    private volatile boolean lost;

    Watches(Runnable changed) {
      this.changed = changed;
    }

    private <T> void open(Watchable<T> objects) {
      open.add(
          objects.watch(
              new Watcher<T>() {
                @Override
                public void eventReceived(Action action, T object) {
                  changed.run();
                }

                @Override
                public void onClose(WatcherException cause) {
                  lost = true;
                }

                @Override
                public void onClose() {
                  lost = true;
                }
              }));
    }

    @Override
    public boolean isAlive() {
      return !lost;
    }

    @Override
    public void close() {
      lost = true;
      open.forEach(Watch::close);
    }
  }
}
