package io.github.kindling.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindling.check.CheckCronJob;
import io.github.kindling.check.CheckPlan;
import io.github.kindling.check.Plans;
import io.github.kindling.cluster.Cluster;
import io.github.kindling.harness.Harness;
import io.github.kindling.junit.SeccompTest;
import io.github.kindling.matrix.run.MatrixJob;
import io.github.kindling.node.NodeShell;
import io.github.kindling.process.Command;
import io.github.kindling.waiting.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is printed for a cluster to run of itself, run by one, or at least taken by one. */
@SeccompTest(seccompDefault = "all", workers = 0, kubernetes = "default")
@Tag("long")
class AsJobIT {
  private static final String IMAGE = "docker.io/kindling/kindling-of-test:1";
  private static final String ENTRYPOINT =
      "ENTRYPOINT [\"java\", \"-cp\", \"/kindling/classes:/kindling/libraries/*\","
          + " \"io.github.kindling.cli.Main\"]";
  private static final String NAME = "kindling-check";
  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final CheckPlan PLAN = Plans.simple(4, Duration.ofSeconds(90));

  @Test
  void theClusterChecksItself(Cluster cluster, Harness harness, @TempDir Path folder)
      throws IOException {
    cluster.apply("manifests/probe.yaml").pod("probe"); // the probe's image is there
    String java = harness.workloadImage("kindling/java-server:1").reference();
    bring(image(java, folder), cluster.nodes().get(0));
    KubernetesClient client = cluster.client();
    List<HasMetadata> objects = new CheckCronJob(IMAGE, "17 5 * * *", List.of()).objects(PLAN);
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
      assertThat(log).contains("a container that asks for no profile is filtered");
    } finally {
      objects.forEach(object -> client.resource(object).delete());
    }
  }

  @Test
  void anApiServerTakesTheJobOfAMatrix(Cluster cluster) {
    String yaml = new MatrixJob(IMAGE, 3, List.of("--kubernetes", "'1.34'")).yaml();
    cluster
        .client()
        .load(
            new java.io.ByteArrayInputStream(
                yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .items()
        .forEach(
            object ->
                assertThat(
                        cluster
                            .client()
                            .resource(object)
                            .inNamespace("default")
                            .dryRun(true)
                            .create())
                    .isNotNull());
  }

  /** As images/kindling/Dockerfile makes it, on a Java machine of ours, which has no shell. */
  private static String image(String java, Path folder) throws IOException {
    Path root = Files.createDirectories(folder.resolve("kindling"));
    Path libraries = Files.createDirectories(root.resolve("libraries"));
    for (String library :
        Files.readString(Path.of("target", "kindling.classpath")).strip().split(":")) {
      Files.copy(Path.of(library), libraries.resolve(Path.of(library).getFileName()));
    }
    String container = Command.of("docker", "create", java).output().strip();
    try {
      for (String from : List.of(root.toString(), "target/classes")) {
        String to = from.equals(root.toString()) ? "/" : "/kindling/classes";
        Command.of("docker", "cp", from, container + ":" + to).output();
      }
      Command.of("docker", "commit", "-c", ENTRYPOINT, "-c", "CMD []", container, IMAGE).output();
      return IMAGE;
    } finally {
      Command.of("docker", "rm", container).output();
    }
  }

  private static void bring(String image, NodeShell node) {
    Command.pipe(
        Command.of("docker", "save", image).withLimit(LIMIT),
        node.command("ctr", "--namespace", "k8s.io", "images", "import", "-").withLimit(LIMIT));
  }
}
