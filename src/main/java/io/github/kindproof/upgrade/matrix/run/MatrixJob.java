package io.github.kindproof.upgrade.matrix.run;

import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A matrix for a cluster to run: a Job with indexed completions, of which each pod runs a shard on
 * an engine of its own. Where and when is the cluster's affair. Pure.
 *
 * @param image has Kindproof, see {@code images/kindproof/Dockerfile}
 * @param shards how many pods
 * @param arguments of {@code kindproof matrix} that choose the cells, quoted for a shell where need
 *     be
 */
public record MatrixJob(String image, int shards, List<String> arguments) {
  private static final String NAME = "kindproof-matrix";

  /** What every shard has to have: an engine with two clusters of two nodes. */
  private static final String CORES = "2";

  private static final String MEMORY = "6Gi";
  private static final String RESULTS = "8Gi";

  /** Keeps a copy. */
  public MatrixJob {
    arguments = List.copyOf(arguments);
  }

  /** The Job and the claim that its results are kept in, as YAML for {@code kubectl apply}. */
  public String yaml() {
    return """
    # Each pod of the Job runs a shard and keeps its results in the claim, in a folder shard-1, shard-2, … ; then:
    #   ./kindproof report merge shard-*/matrix.json
    # Its pods are privileged: each runs an engine with kind in it. Several at once want a claim that several nodes mount.
    """
        + objects().stream().map(Serialization::asYaml).collect(Collectors.joining());
  }

  /** Both. */
  List<HasMetadata> objects() {
    return List.of(
        new PersistentVolumeClaimBuilder()
            .withNewMetadata()
            .withName(NAME)
            .endMetadata()
            .withNewSpec()
            .withAccessModes("ReadWriteMany")
            .withNewResources()
            .addToRequests("storage", new Quantity(RESULTS))
            .endResources()
            .endSpec()
            .build(),
        new JobBuilder()
            .withNewMetadata()
            .withName(NAME)
            .endMetadata()
            .withNewSpec()
            .withCompletionMode("Indexed")
            .withCompletions(shards)
            .withParallelism(shards)
            .withBackoffLimit(0)
            .withNewTemplate()
            .withNewSpec()
            .withRestartPolicy("Never")
            .withAutomountServiceAccountToken(false)
            .addNewContainer()
            .withName("shard")
            .withImage(image)
            .withCommand("sh", "-c", script())
            .withNewSecurityContext()
            .withPrivileged(true)
            .endSecurityContext()
            .withNewResources()
            .addToRequests("cpu", new Quantity(CORES))
            .addToRequests("memory", new Quantity(MEMORY))
            .endResources()
            .withVolumeMounts(
                new VolumeMountBuilder().withName("results").withMountPath("/results").build(),
                new VolumeMountBuilder().withName("work").withMountPath("/work").build())
            .endContainer()
            .withVolumes(
                new VolumeBuilder()
                    .withName("results")
                    .withNewPersistentVolumeClaim(NAME, false)
                    .build(),
                // Not the container's own file system: an engine cannot lay images over that.
                new VolumeBuilder()
                    .withName("work")
                    .withEmptyDir(new EmptyDirVolumeSource())
                    .build())
            .endSpec()
            .endTemplate()
            .endSpec()
            .build());
  }

  private String script() {
    String chosen = arguments.isEmpty() ? "" : " " + String.join(" ", arguments);
    return """
    shard=$((JOB_COMPLETION_INDEX + 1))
    export HOME=/work
    cd /work
    code=0
    kindproof matrix --shard $shard/%d%s || code=$?
    mkdir -p /results/shard-$shard
    cp -r target/kindproof/. /results/shard-$shard/
    exit $code
    """
        .formatted(shards, chosen);
  }
}
