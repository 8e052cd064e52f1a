package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
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
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The kinds of objects whose pods are observed, with their names in {@code kubectl}. */
enum PodMaker {
  POD(Pod.class, "po", it -> null),
  DEPLOYMENT(Deployment.class, "deploy", it -> it.getSpec().getTemplate()),
  STATEFUL_SET(StatefulSet.class, "sts", it -> it.getSpec().getTemplate()),
  DAEMON_SET(DaemonSet.class, "ds", it -> it.getSpec().getTemplate()),
  JOB(Job.class, "jobs", it -> it.getSpec().getTemplate()),
  CRON_JOB(CronJob.class, "cj", it -> it.getSpec().getJobTemplate().getSpec().getTemplate()),
  REPLICA_SET(ReplicaSet.class, "rs", it -> it.getSpec().getTemplate()),
  REPLICATION_CONTROLLER(ReplicationController.class, "rc", it -> it.getSpec().getTemplate());

  private final Class<? extends HasMetadata> type;
  private final String abbreviation;
  private final Function<HasMetadata, @Nullable PodTemplateSpec> template;

  <T extends HasMetadata> PodMaker(
      Class<T> type, String abbreviation, Function<T, @Nullable PodTemplateSpec> template) {
    this.type = type;
    this.abbreviation = abbreviation;
    this.template = object -> template.apply(type.cast(object));
  }

  /** Return the kind of this object; empty if Kindproof does not observe pods of its kind. */
  static Optional<PodMaker> of(HasMetadata object) {
    return Arrays.stream(values()).filter(it -> it.type.isInstance(object)).findFirst();
  }

  /** Return the template of the pods that this object creates; empty if it creates none. */
  static Optional<PodTemplateSpec> templateOf(HasMetadata object) {
    return of(object).map(it -> it.template.apply(object));
  }

  /** Return the spec of the pods that this object is or creates. */
  static Optional<PodSpec> specOf(HasMetadata object) {
    return object instanceof Pod pod
        ? Optional.ofNullable(pod.getSpec())
        : templateOf(object).map(PodTemplateSpec::getSpec);
  }

  /** Create a pod from this object's template, with the object's name. */
  static Pod pod(HasMetadata object, PodTemplateSpec template) {
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

  /** Return the kind with this name, plural or abbreviation, in any case. */
  static Optional<PodMaker> named(String kind) {
    String lower = kind.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(it -> List.of(it.word(), it.word() + "s", it.abbreviation).contains(lower))
        .findFirst();
  }

  /** Return all kinds, for messages. */
  static String kinds() {
    return Arrays.stream(values()).map(PodMaker::kind).collect(Collectors.joining(", "));
  }

  /** Return the kind as in a manifest, for example {@code StatefulSet}. */
  String kind() {
    return type.getSimpleName();
  }

  /** Return the kind in lower case, as before the slash in {@code statefulset/web}. */
  String word() {
    return kind().toLowerCase(Locale.ROOT);
  }
}
