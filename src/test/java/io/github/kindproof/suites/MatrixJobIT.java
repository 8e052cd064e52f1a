package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.Verdict;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterPool.Reservation;
import io.github.kindproof.cluster.NodeCount;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.internal.setup.Tools;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.upgrade.matrix.MatrixJson;
import io.github.kindproof.upgrade.matrix.MatrixMerge;
import io.github.kindproof.upgrade.matrix.MatrixResults;
import io.github.kindproof.upgrade.matrix.run.MatrixJob;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Job of a matrix, run by a cluster: an engine in each pod, and kind's nodes in that. */
@SeccompTest(seccompDefault = "none", workers = 0, kubernetes = "default")
@Tag("long")
class MatrixJobIT {
  private static final int SHARDS = 2;
  private static final List<String> CELLS =
      List.of(
          "--kubernetes default --runtime own --variant plain,profiles",
          "--profile unset,RuntimeDefault,fine-grained,violation");
  private static final Duration LIMIT = Duration.ofMinutes(15);

  @Test
  void eachPodRunsItsShardAndTheirResultsJoin(
      Cluster cluster, Harness harness, @TempDir Path folder) throws IOException {
    KubernetesClient client = cluster.client();
    NodeShell node = cluster.nodes().get(0);
    List<HasMetadata> objects;
    try (KindproofImage kindproof = KindproofImage.of(harness, folder.resolve("kindproof"));
        KindproofImage shard = withItsImages(kindproof, harness, folder.resolve("shard"))) {
      shard.bringTo(node);
      objects = objects(client, shard.name());
    }
    // A cluster of kind's in each pod takes of this kernel what one beside this cluster would.
    try (Reservation room = harness.pool().reserve(new NodeCount(SHARDS, SHARDS))) {
      objects.forEach(object -> client.resource(object).create());
      Job ended =
          new Wait("the Job of the matrix", LIMIT, Duration.ofSeconds(1))
              .until(
                  () -> client.resource(job(objects)).get(),
                  job ->
                      Objects.equals(job.getStatus().getSucceeded(), SHARDS)
                          || job.getStatus().getFailed() != null)
              .last();
      assertThat(ended.getStatus().getSucceeded()).as(logs(client)).isEqualTo(SHARDS);
    } finally {
      objects.forEach(object -> client.resource(object).delete());
    }
    MatrixResults whole = MatrixMerge.of(results(node, folder));
    assertThat(whole.verdict()).isEqualTo(Verdict.AS_EXPECTED);
    assertThat(whole.cells()).isNotEmpty();
  }

  private static KindproofImage withItsImages(
      KindproofImage kindproof, Harness harness, Path context) throws IOException {
    Files.createDirectories(context);
    Command.of(
            "cp", "-r", "src/test/resources/io/github/kindproof/suites/shard/.", context.toString())
        .output();
    Files.copy(Tools.find(KindproofCache.ofUser()).kind(), context.resolve("kind"));
    Command.of(
            "docker",
            "save",
            "--output",
            context.resolve("images.tar").toString(),
            harness.nodeImage(harness.versions().standard(), NodeRuntime.own()).reference(),
            harness.workloadImage("nginx:1.27.5").reference(),
            harness.workloadImage("kindproof/probe:1").reference())
        .withLimit(Duration.ofMinutes(3))
        .output();
    return KindproofImage.build(
        "docker.io/kindproof/shard-of-test:1",
        context,
        context.resolve("Dockerfile"),
        "KINDPROOF=" + kindproof.name());
  }

  /** As printed, but that its pods ask for less than a machine with two cores has left. */
  private static List<HasMetadata> objects(KubernetesClient client, String image) {
    String yaml = new MatrixJob(image, SHARDS, CELLS).yaml();
    List<HasMetadata> objects =
        client.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))).items();
    job(objects)
        .getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .forEach(it -> it.getResources().setRequests(Map.of("cpu", new Quantity("100m"))));
    objects.forEach(object -> object.getMetadata().setNamespace("default"));
    objects.add(0, volume());
    return objects;
  }

  private static Job job(List<HasMetadata> objects) {
    return objects.stream()
        .filter(Job.class::isInstance)
        .map(Job.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** What the Job's claim gets, here a folder of the one node. */
  private static HasMetadata volume() {
    return new PersistentVolumeBuilder()
        .withNewMetadata()
        .withName("results-of-shards")
        .endMetadata()
        .withNewSpec()
        .withStorageClassName("standard")
        .withAccessModes("ReadWriteMany")
        .addToCapacity("storage", new Quantity("8Gi"))
        .withNewHostPath()
        .withPath("/results")
        .withType("DirectoryOrCreate")
        .endHostPath()
        .endSpec()
        .build();
  }

  private static String logs(KubernetesClient client) {
    return client
        .pods()
        .inNamespace("default")
        .withLabel("batch.kubernetes.io/job-name")
        .resources()
        .map(pod -> pod.tailingLines(40).getLog())
        .collect(Collectors.joining("\n"));
  }

  private static Map<Path, MatrixResults> results(NodeShell node, Path folder) throws IOException {
    Map<Path, MatrixResults> results = new LinkedHashMap<>();
    for (int shard = 1; shard <= SHARDS; shard++) {
      Path file = folder.resolve("shard-" + shard + ".json");
      Files.write(file, node.readFile("/results/shard-" + shard + "/matrix.json").orElseThrow());
      MatrixResults ofShard = MatrixJson.read(file);
      assertThat(ofShard.cells()).isNotEmpty();
      results.put(file, ofShard);
    }
    return results;
  }
}
