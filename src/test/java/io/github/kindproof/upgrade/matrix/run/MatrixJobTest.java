package io.github.kindproof.upgrade.matrix.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatrixJobTest {
  @Test
  void eachPodRunsOneShardOfTheSelectedCells() {
    MatrixJob matrix =
        new MatrixJob("registry.example.com:5000/k:1", 3, List.of("--runtime", "'2.3,own'"));
    String[] objects = matrix.yaml().split("(?m)^---$");
    assertThat(Serialization.unmarshal(objects[1], PersistentVolumeClaim.class).getSpec())
        .satisfies(it -> assertThat(it.getAccessModes()).containsExactly("ReadWriteMany"));
    Job job = Serialization.unmarshal(objects[2], Job.class);
    assertThat(job.getSpec().getCompletionMode()).isEqualTo("Indexed");
    assertThat(job.getSpec().getCompletions()).isEqualTo(3);
    Container shard = job.getSpec().getTemplate().getSpec().getContainers().get(0);
    assertThat(shard.getImage()).isEqualTo("registry.example.com:5000/k:1");
    assertThat(shard.getResources().getRequests()).containsEntry("cpu", new Quantity("2"));
    assertThat(shard.getCommand().get(2))
        .startsWith("shard=$((JOB_COMPLETION_INDEX + 1))\n")
        .contains("\nkindproof matrix --shard $shard/3 --runtime '2.3,own' || code=$?\n")
        .endsWith("\nexit $code\n");
  }
}
