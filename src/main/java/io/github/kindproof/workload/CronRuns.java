package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobTemplateSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.internal.api.Creation;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The Jobs that run CronJobs once and immediately, like {@code kubectl create job
 * --from=cronjob/…}: a test cannot wait for a schedule. Safe for use by several threads.
 */
final class CronRuns {
  private static final String SUFFIX = "-run";

  private final KubernetesClient client;
  private final Map<String, Job> runs = new HashMap<>();

  CronRuns(KubernetesClient client) {
    this.client = client;
  }

  /** Return the Job of this CronJob, creating it on the first request. */
  synchronized Job of(CronJob cron) {
    String uid = cron.getMetadata().getUid();
    Job there = runs.get(uid);
    if (there == null) {
      try {
        there = Creation.of(job(cron), client::resource);
      } catch (KubernetesClientException e) {
        throw Rejection.of("the Job of " + PodName.full(cron), e);
      }
      runs.put(uid, there);
    }
    return there;
  }

  /** The CronJob owns the Job but does not control it, or its history limits would delete it. */
  static Job job(CronJob cron) {
    JobTemplateSpec template = cron.getSpec().getJobTemplate();
    ObjectMeta meta = Objects.requireNonNullElseGet(template.getMetadata(), ObjectMeta::new);
    return new JobBuilder()
        .withNewMetadata()
        .withName(cron.getMetadata().getName() + SUFFIX)
        .withNamespace(cron.getMetadata().getNamespace())
        .withLabels(meta.getLabels())
        .withAnnotations(meta.getAnnotations())
        .addToAnnotations("cronjob.kubernetes.io/instantiate", "manual")
        .addNewOwnerReference()
        .withApiVersion(cron.getApiVersion())
        .withKind(cron.getKind())
        .withName(cron.getMetadata().getName())
        .withUid(cron.getMetadata().getUid())
        .endOwnerReference()
        .endMetadata()
        .withSpec(template.getSpec())
        .build();
  }
}
