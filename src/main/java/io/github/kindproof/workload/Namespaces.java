package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apiguardian.api.API;

/** The namespaces that workloads get, each of its own. Safe for use by several threads. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Namespaces {
  private final String prefix;
  private final Map<String, String> labels;
  private final AtomicInteger count = new AtomicInteger();

  /**
   * @param prefix what their names begin with
   * @param labels what they all carry
   */
  public Namespaces(String prefix, Map<String, String> labels) {
    this.prefix = prefix;
    this.labels = Map.copyOf(labels);
  }

  /**
   * The next one, which is not created yet.
   *
   * @param more labels of a workload; those that all carry come before them
   * @param annotations of a workload
   */
  Namespace next(Map<String, String> more, Map<String, String> annotations) {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(prefix + count.incrementAndGet())
        .withLabels(more)
        .addToLabels(labels)
        .withAnnotations(annotations)
        .endMetadata()
        .build();
  }
}
