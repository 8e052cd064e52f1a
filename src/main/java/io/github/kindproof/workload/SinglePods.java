package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Makes a user's objects observable: of a Deployment and whatever else makes pods one pod by its
 * template, and services open on each node, so that any of them can be asked.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SinglePods {
  private SinglePods() {}

  /** The manifest with its objects so. */
  public static Manifest of(Manifest manifest) {
    return new Manifest(
        manifest.file(), manifest.objects().stream().map(SinglePods::observable).toList());
  }

  private static HasMetadata observable(HasMetadata object) {
    if (object instanceof Service service) {
      return onNodes(service);
    }
    return PodTemplates.templateOf(object).<HasMetadata>map(it -> pod(object, it)).orElse(object);
  }

  private static Pod pod(HasMetadata object, PodTemplateSpec template) {
    ObjectMeta meta = Objects.requireNonNullElseGet(template.getMetadata(), ObjectMeta::new);
    return new PodBuilder()
        .withNewMetadata()
        .withName(object.getMetadata().getName())
        .withLabels(meta.getLabels())
        .withAnnotations(meta.getAnnotations())
        .endMetadata()
        .withSpec(template.getSpec())
        .build();
  }

  /** A headless service has no address that could be opened. */
  private static Service onNodes(Service service) {
    var spec = service.getSpec();
    boolean headless = "None".equals(spec.getClusterIP());
    boolean cluster = spec.getType() == null || spec.getType().equals("ClusterIP");
    return headless || !cluster
        ? service
        : new ServiceBuilder(service).editSpec().withType("NodePort").endSpec().build();
  }
}
