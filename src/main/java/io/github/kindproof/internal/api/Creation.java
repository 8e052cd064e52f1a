package io.github.kindproof.internal.api;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The creation of one object, once. The client repeats a request whose response is lost, or that an
 * overloaded server answers with an error although it took effect; the repeated request is refused
 * because the object exists. A mark on the object tells it from one that somebody else created.
 */
public final class Creation {
  private static final String MARK = "kindproof.github.io/creation";
  private static final String EXISTS = "AlreadyExists";
  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  private Creation() {}

  /**
   * Create an object. Fields that the server does not know are errors.
   *
   * @param object left unchanged
   * @param at gets the marked object, and returns where to create it
   * @return the object as created
   * @throws KubernetesClientException if the server rejects it, or another of its name exists
   */
  public static <T extends HasMetadata> T of(
      T object, Function<? super T, ? extends Resource<T>> at) {
    String mark = UUID.randomUUID().toString();
    Resource<T> resource = at.apply(marked(object, mark));
    try {
      return resource.fieldValidation(Validation.STRICT).create();
    } catch (KubernetesClientException e) {
      return there(resource, e).filter(it -> mark.equals(mark(it))).orElseThrow(() -> e);
    }
  }

  private static <T extends HasMetadata> Optional<T> there(
      Resource<T> resource, KubernetesClientException refusal) {
    boolean exists = refusal.getStatus() != null && EXISTS.equals(refusal.getStatus().getReason());
    if (!exists) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(resource.get());
    } catch (KubernetesClientException e) {
      refusal.addSuppressed(e);
      return Optional.empty();
    }
  }

  private static <T extends HasMetadata> T marked(T object, String mark) {
    T marked = SERIALIZATION.clone(object);
    Map<String, String> annotations = new HashMap<>();
    Optional.ofNullable(object.getMetadata().getAnnotations()).ifPresent(annotations::putAll);
    annotations.put(MARK, mark);
    marked.getMetadata().setAnnotations(annotations);
    return marked;
  }

  private static String mark(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getAnnotations())
        .map(it -> it.get(MARK))
        .orElse("");
  }
}
