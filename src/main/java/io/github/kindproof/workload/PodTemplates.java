package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Optional;
import org.apiguardian.api.API;

/** The places of pod templates in Kubernetes' own objects. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PodTemplates {
  private PodTemplates() {}

  /** The spec of the pods that this object is or makes. */
  static Optional<PodSpec> specOf(HasMetadata object) {
    return object instanceof Pod pod
        ? Optional.ofNullable(pod.getSpec())
        : templateOf(object).map(PodTemplateSpec::getSpec);
  }

  /** The template of the pods that this object makes; empty if it makes none. */
  public static Optional<PodTemplateSpec> templateOf(HasMetadata object) {
    if (object instanceof Deployment it) {
      return Optional.of(it.getSpec().getTemplate());
    } else if (object instanceof DaemonSet it) {
      return Optional.of(it.getSpec().getTemplate());
    } else if (object instanceof StatefulSet it) {
      return Optional.of(it.getSpec().getTemplate());
    } else if (object instanceof ReplicaSet it) {
      return Optional.of(it.getSpec().getTemplate());
    } else if (object instanceof ReplicationController it) {
      return Optional.of(it.getSpec().getTemplate());
    } else if (object instanceof Job it) {
      return Optional.of(it.getSpec().getTemplate());
    } else if (object instanceof CronJob it) {
      return Optional.of(it.getSpec().getJobTemplate().getSpec().getTemplate());
    }
    return Optional.empty();
  }
}
