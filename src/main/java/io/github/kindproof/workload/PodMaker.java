package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of objects whose pods are found, by the names that {@code kubectl} has for them. */
enum PodMaker {
  POD(Pod.class, "po"),
  DEPLOYMENT(Deployment.class, "deploy"),
  STATEFUL_SET(StatefulSet.class, "sts"),
  DAEMON_SET(DaemonSet.class, "ds"),
  JOB(Job.class, "jobs"),
  CRON_JOB(CronJob.class, "cj"),
  REPLICA_SET(ReplicaSet.class, "rs"),
  REPLICATION_CONTROLLER(ReplicationController.class, "rc");

  private final Class<? extends HasMetadata> type;
  private final String abbreviation;

  PodMaker(Class<? extends HasMetadata> type, String abbreviation) {
    this.type = type;
    this.abbreviation = abbreviation;
  }

  /** Which of them this object is; empty if it makes no pods that are known of. */
  static Optional<PodMaker> of(HasMetadata object) {
    return Arrays.stream(values()).filter(it -> it.type.isInstance(object)).findFirst();
  }

  /** By its kind, its plural or its abbreviation, in any case. */
  static Optional<PodMaker> named(String kind) {
    String lower = kind.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(it -> List.of(it.word(), it.word() + "s", it.abbreviation).contains(lower))
        .findFirst();
  }

  /** All kinds, for people. */
  static String kinds() {
    List<String> all = Arrays.stream(values()).map(PodMaker::kind).toList();
    return String.join(", ", all);
  }

  /** As a manifest has it, for example {@code StatefulSet}. */
  String kind() {
    return type.getSimpleName();
  }

  /** In lower case, as before the slash in {@code statefulset/web}. */
  String word() {
    return kind().toLowerCase(Locale.ROOT);
  }
}
