package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;

class CronRunsTest {
  @Test
  void itsJobIsThatOfItsTemplate() {
    CronJob cron =
        new KubernetesSerialization()
            .unmarshal(
                """
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: nightly, namespace: kindproof-1, uid: u-1}
                spec:
                  schedule: "0 3 * * *"
                  suspend: true
                  jobTemplate:
                    metadata: {labels: {app: nightly}}
                    spec:
                      backoffLimit: 2
                      template:
                        spec: {containers: [{name: a, image: "nginx:1.27.5"}]}
                """,
                CronJob.class);

    Job job = CronRuns.job(cron);

    assertThat(job.getMetadata().getName()).isEqualTo("nightly-run");
    assertThat(job.getMetadata().getNamespace()).isEqualTo("kindproof-1");
    assertThat(job.getMetadata().getLabels()).containsEntry("app", "nightly");
    assertThat(job.getMetadata().getAnnotations())
        .containsEntry("cronjob.kubernetes.io/instantiate", "manual");
    assertThat(job.getMetadata().getOwnerReferences())
        .singleElement()
        .satisfies(
            owner -> {
              assertThat(owner.getUid()).isEqualTo("u-1");
              assertThat(owner.getController()).isNull();
            });
    assertThat(job.getSpec().getBackoffLimit()).isEqualTo(2);
    assertThat(job.getSpec().getSuspend()).isNull();
  }
}
