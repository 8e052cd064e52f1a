package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import org.apiguardian.api.API;

/**
 * The conversion of a user's objects to observable ones: a single pod replaces each Deployment or
 * other object with a pod template, and services get a port on each node.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SinglePods {
  private SinglePods() {}

  /** Return a converted copy. */
  public static Manifest of(Manifest manifest) {
    return new Manifest(
        manifest.file(), manifest.objects().stream().map(SinglePods::observable).toList());
  }

  /** Return whether an object is a pod, or of a kind that creates pods. */
  public static boolean makesPods(HasMetadata object) {
    return PodMaker.of(object).isPresent();
  }

  private static HasMetadata observable(HasMetadata object) {
    if (object instanceof Service service) {
      return onNodes(service);
    }
    return PodMaker.templateOf(object)
        .<HasMetadata>map(it -> PodMaker.pod(object, it))
        .orElse(object);
  }

  /** A headless service has no address to open. */
  private static Service onNodes(Service service) {
    var spec = service.getSpec();
    boolean headless = "None".equals(spec.getClusterIP());
    boolean cluster = spec.getType() == null || spec.getType().equals("ClusterIP");
    return headless || !cluster
        ? service
        : new ServiceBuilder(service).editSpec().withType("NodePort").endSpec().build();
  }
}
