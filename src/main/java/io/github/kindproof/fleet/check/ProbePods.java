package io.github.kindproof.fleet.check;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.github.kindproof.internal.api.ApiFaults;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The pods of a check's namespace, with one watch for all of them and one for their events: nothing
 * polls. Safe for several threads.
 */
final class ProbePods implements AutoCloseable {
  /** The reason of events for a missing volume. */
  private static final String NO_VOLUME = "FailedMount";

  private static final String WARNING = "Warning";
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final Map<String, CompletableFuture<Map<String, ContainerEnd>>> awaited =
      new ConcurrentHashMap<>();
  private final Map<String, Pod> pods = new ConcurrentHashMap<>();
  private final Map<String, ContainerEnd> warnings = new ConcurrentHashMap<>();
  private final SharedIndexInformer<Pod> podInformer;
  private final SharedIndexInformer<Event> eventInformer;
  private volatile @Nullable KubernetesClientException refused;

  ProbePods(KubernetesClient client, String namespace) {
    podInformer = followed("pods", client.pods().inNamespace(namespace), this::pod);
    eventInformer = followed("events", client.v1().events().inNamespace(namespace), this::event);
  }

  private <T> SharedIndexInformer<T> followed(
      String resource, Informable<T> objects, Consumer<T> told) {
    SharedIndexInformer<T> informer =
        objects
            .runnableInformer(0)
            .addEventHandler(new Seen<>(told))
            .exceptionHandler((started, error) -> goesOn(resource, error));
    CompletionStage<Void> unused = informer.start();
    return informer;
  }

  /** A watch that is cut resumes; one that is denied ends all. */
  private boolean goesOn(String resource, Throwable error) {
    for (Throwable each = error; each != null; each = each.getCause()) {
      if (each instanceof KubernetesClientException e
          && (e.getCode() == UNAUTHORIZED || e.getCode() == FORBIDDEN)) {
        KubernetesClientException why = ApiFaults.ofWatch(e, resource);
        refused = why;
        awaited.values().forEach(waiting -> waiting.completeExceptionally(why));
        return false;
      }
    }
    return true;
  }

  /** Passes on new and changed objects. */
  private record Seen<T>(Consumer<T> told) implements ResourceEventHandler<T> {
    @Override
    public void onAdd(T object) {
      told.accept(object);
    }

    @Override
    public void onUpdate(T before, T now) {
      told.accept(now);
    }

    @Override
    public void onDelete(T object, boolean finalStateUnknown) {}
  }

  /** Must be called before the pod is created. */
  void expect(String pod) {
    awaited.put(pod, new CompletableFuture<>());
    KubernetesClientException e = refused;
    if (e != null) {
      throw e;
    }
  }

  /**
   * How the containers of a pod ended.
   *
   * @throws NodeCheckException if they did not within the limit
   * @throws KubernetesClientException if the server denies the watch
   */
  Map<String, ContainerEnd> await(String pod, Duration limit) throws InterruptedException {
    try {
      return expected(pod).get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      ContainerEnd last = warnings.get(pod);
      throw new NodeCheckException(
          "no answer within " + limit.toSeconds() + " s" + (last == null ? "" : "; " + last));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } finally {
      awaited.remove(pod);
      pods.remove(pod);
      warnings.remove(pod);
    }
  }

  private CompletableFuture<Map<String, ContainerEnd>> expected(String pod) {
    return awaited.computeIfAbsent(pod, name -> new CompletableFuture<>());
  }

  private void pod(Pod pod) {
    if (awaited.containsKey(pod.getMetadata().getName())) {
      pods.put(pod.getMetadata().getName(), pod);
      look(pod.getMetadata().getName());
    }
  }

  private void event(Event event) {
    String pod = event.getInvolvedObject().getName();
    if (WARNING.equals(event.getType()) && awaited.containsKey(pod)) {
      warnings.put(pod, new ContainerEnd(event.getReason(), event.getMessage(), Optional.empty()));
      look(pod);
    }
  }

  private void look(String name) {
    Pod pod = pods.get(name);
    if (pod != null) {
      Optional<ContainerEnd> forGood =
          Optional.ofNullable(warnings.get(name)).filter(it -> it.reason().equals(NO_VOLUME));
      EndRules.of(pod, forGood).ifPresent(ends -> expected(name).complete(ends));
    }
  }

  @Override
  public void close() {
    podInformer.close();
    eventInformer.close();
  }
}
