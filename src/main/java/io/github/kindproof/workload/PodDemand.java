package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.github.kindproof.BadInputException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The number of pods that an object creates. Pure.
 *
 * @param total the number of all pods, without replacements
 * @param atOnce how many it creates before it waits for them to become ready or to end
 */
record PodDemand(int total, int atOnce) {
  /**
   * @param object the object from the API server, which has added the defaults
   * @return empty if its controller has not counted yet
   * @throws BadInputException with the reason, if it creates no pods
   */
  static Optional<PodDemand> of(HasMetadata object) {
    if (object instanceof Deployment it) {
      if (Boolean.TRUE.equals(it.getSpec().getPaused())) {
        throw none(it, "it is paused", "remove `paused` from its spec");
      }
      return Optional.of(replicas(it, it.getSpec().getReplicas()));
    } else if (object instanceof ReplicaSet it) {
      return Optional.of(replicas(it, it.getSpec().getReplicas()));
    } else if (object instanceof ReplicationController it) {
      return Optional.of(replicas(it, it.getSpec().getReplicas()));
    } else if (object instanceof StatefulSet it) {
      return Optional.of(replicas(it, it.getSpec()));
    } else if (object instanceof Job it) {
      return Optional.of(runs(it, it.getSpec()));
    } else if (object instanceof DaemonSet it) {
      return nodes(it);
    }
    return Optional.of(new PodDemand(1, 1));
  }

  private static PodDemand replicas(HasMetadata object, @Nullable Integer replicas) {
    int all = Objects.requireNonNullElse(replicas, 1);
    if (all < 1) {
      throw none(object, "its spec has `replicas: " + all + "`", "set it to 1 or more");
    }
    return new PodDemand(all, all);
  }

  private static PodDemand replicas(StatefulSet set, StatefulSetSpec spec) {
    PodDemand all = replicas(set, spec.getReplicas());
    return "Parallel".equals(spec.getPodManagementPolicy()) ? all : new PodDemand(all.total, 1);
  }

  /** A Job without {@code completions} is done when one of its pods is. */
  private static PodDemand runs(Job job, JobSpec spec) {
    if (Boolean.TRUE.equals(spec.getSuspend())) {
      throw none(job, "it is suspended", "remove `suspend` from its spec");
    }
    int parallel = Objects.requireNonNullElse(spec.getParallelism(), 1);
    int all = Objects.requireNonNullElse(spec.getCompletions(), parallel);
    if (parallel < 1 || all < 1) {
      throw none(
          job,
          "its spec has `parallelism: " + parallel + "` and `completions: " + all + "`",
          "set both to 1 or more");
    }
    return new PodDemand(all, Math.min(parallel, all));
  }

  private static Optional<PodDemand> nodes(DaemonSet set) {
    DaemonSetStatus status = set.getStatus();
    if (status == null
        || status.getObservedGeneration() == null
        || status.getObservedGeneration() < set.getMetadata().getGeneration()) {
      return Optional.empty();
    }
    int all = Objects.requireNonNullElse(status.getDesiredNumberScheduled(), 0);
    if (all < 1) {
      throw none(
          set,
          "no node of this cluster matches it",
          "compare its nodeSelector, affinity and tolerations with the nodes' labels and taints");
    }
    return Optional.of(new PodDemand(all, all));
  }

  private static BadInputException none(HasMetadata object, String why, String remedy) {
    return new BadInputException(PodName.full(object), "creates no pods: " + why, remedy);
  }
}
