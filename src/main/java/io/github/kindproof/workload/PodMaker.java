package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.ReplicationControllerSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpec;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobTemplateSpec;
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
  DEPLOYMENT(Deployment.class, "deploy", it -> of(it.getSpec(), DeploymentSpec::getTemplate)),
  STATEFUL_SET(StatefulSet.class, "sts", it -> of(it.getSpec(), StatefulSetSpec::getTemplate)),
  DAEMON_SET(DaemonSet.class, "ds", it -> of(it.getSpec(), DaemonSetSpec::getTemplate)),
  JOB(Job.class, "jobs", it -> of(it.getSpec(), JobSpec::getTemplate)),
  CRON_JOB(
      CronJob.class,
      "cj",
      it ->
          of(
              of(of(it.getSpec(), CronJobSpec::getJobTemplate), JobTemplateSpec::getSpec),
              JobSpec::getTemplate)),
  REPLICA_SET(ReplicaSet.class, "rs", it -> of(it.getSpec(), ReplicaSetSpec::getTemplate)),
  REPLICATION_CONTROLLER(
      ReplicationController.class,
      "rc",
      it -> of(it.getSpec(), ReplicationControllerSpec::getTemplate));

  private final Class<? extends HasMetadata> type;
  private final String abbreviation;
  private final Function<HasMetadata, @Nullable PodTemplateSpec> template;

  <T extends HasMetadata> PodMaker(
      Class<T> type, String abbreviation, Function<T, @Nullable PodTemplateSpec> template) {
    this.type = type;
    this.abbreviation = abbreviation;
    this.template = object -> template.apply(type.cast(object));
  }

  private static <S, T> @Nullable T of(@Nullable S whole, Function<S, @Nullable T> part) {
    return whole == null ? null : part.apply(whole);
  }

  /** Return the kind of this object; empty if Kindproof does not observe pods of its kind. */
  static Optional<PodMaker> of(HasMetadata object) {
    return Arrays.stream(values()).filter(it -> it.type.isInstance(object)).findFirst();
  }

  /** Return the template of the pods that this object creates; empty if it creates none. */
  static Optional<PodTemplateSpec> templateOf(HasMetadata object) {
    return of(object).flatMap(it -> Optional.ofNullable(it.template.apply(object)));
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
