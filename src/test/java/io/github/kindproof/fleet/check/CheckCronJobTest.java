package io.github.kindproof.fleet.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

class CheckCronJobTest {
  private static final CheckPlan PLAN = Plans.simple(4, Duration.ofSeconds(90));

  @Test
  void everythingThatTheCheckRequiresIsThereInOrder() throws IOException {
    CheckCronJob check =
        new CheckCronJob("registry.example.com/k:1", "17 5 * * *", List.of("--selector=a in (b)"));
    List<HasMetadata> objects =
        Stream.of(check.yaml(PLAN).split("(?m)^---$"))
            .filter(object -> !object.isBlank())
            .map(object -> (HasMetadata) Serialization.unmarshal(object))
            .toList();
    assertThat(objects)
        .extracting(HasMetadata::getKind)
        .containsExactly(
            "Namespace",
            "ServiceAccount",
            "ClusterRole",
            "ClusterRoleBinding",
            "ConfigMap",
            "CronJob");
    String kubeconfig = ((ConfigMap) objects.get(4)).getData().get("kubeconfig");
    assertThat(new YAMLMapper().readTree(kubeconfig).at("/contexts/0/name").asString())
        .isEqualTo("in-cluster");
    CronJob job = (CronJob) objects.get(5);
    assertThat(job.getSpec().getSchedule()).isEqualTo("17 5 * * *");
    Container container =
        job.getSpec().getJobTemplate().getSpec().getTemplate().getSpec().getContainers().get(0);
    assertThat(container.getImage()).isEqualTo("registry.example.com/k:1");
    assertThat(container.getArgs())
        .containsExactly(
            "check",
            "--kubeconfig=/etc/kindproof/kubeconfig",
            "--context=in-cluster",
            "--selector=a in (b)");
  }
}
