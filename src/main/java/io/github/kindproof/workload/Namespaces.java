package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apiguardian.api.API;

/** The namespaces of workloads. Safe for use by several threads. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Namespaces {
  private final String prefix;
  private final Map<String, String> labels;
  private final AtomicInteger count = new AtomicInteger();

  /**
   * @param prefix the beginning of their names
   * @param labels the labels of each
   */
  public Namespaces(String prefix, Map<String, String> labels) {
    this.prefix = prefix;
    this.labels = Map.copyOf(labels);
  }

  /** Return the next one, which is not created yet. Its own labels override the workload's. */
  Namespace next(Map<String, String> ofWorkload, Map<String, String> annotations) {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(prefix + count.incrementAndGet())
        .withLabels(ofWorkload)
        .addToLabels(labels)
        .withAnnotations(annotations)
        .endMetadata()
        .build();
  }
}
