package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.fleet.check.CheckCronJob;
import io.github.kindproof.fleet.check.CheckPlan;
import io.github.kindproof.fleet.check.Plans;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.junit.SeccompTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that checks itself, by the CronJob that is printed for it. */
@SeccompTest(seccompDefault = "all", workers = 0, kubernetes = "default")
@Tag("long")
class CheckCronJobIT {
  private static final String NAME = "kindproof-check";
  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final CheckPlan PLAN = Plans.simple(4, Duration.ofSeconds(90));

  @Test
  void theClusterChecksItself(Cluster cluster, Harness harness, @TempDir Path folder)
      throws IOException {
    ProbeImage.bringTo(cluster);
    KubernetesClient client = cluster.client();
    List<HasMetadata> objects;
    try (KindproofImage image = KindproofImage.of(harness, folder)) {
      image.bringTo(cluster.nodes().get(0));
      String yaml = new CheckCronJob(image.name(), "17 5 * * *", List.of()).yaml(PLAN);
      objects =
          client.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))).items();
    }
    try {
      objects.forEach(object -> client.resource(object).create());
      CronJob cron = client.batch().v1().cronjobs().inNamespace(NAME).withName(NAME).get();
      client
          .resource(
              new JobBuilder()
                  .withNewMetadata()
                  .withName("now")
                  .withNamespace(NAME)
                  .endMetadata()
                  .withSpec(cron.getSpec().getJobTemplate().getSpec())
                  .build())
          .create();
      Job ended =
          new Wait("check in the cluster", LIMIT, Duration.ofSeconds(1))
              .until(
                  () -> client.batch().v1().jobs().inNamespace(NAME).withName("now").get(),
                  job ->
                      job.getStatus().getSucceeded() != null || job.getStatus().getFailed() != null)
              .last();
      String log = client.batch().v1().jobs().inNamespace(NAME).withName("now").getLog();
      assertThat(ended.getStatus().getSucceeded()).as(log).isEqualTo(1);
      assertThat(log).contains("a container that names no profile is filtered");
    } finally {
      objects.forEach(object -> client.resource(object).delete());
    }
  }
}
