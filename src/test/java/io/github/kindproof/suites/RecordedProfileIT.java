package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.junit.RecordedProfile;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.leastprivilege.ProfileUnderTest;
import io.github.kindproof.leastprivilege.exercise.WorkloadUnderTest;
import io.github.kindproof.leastprivilege.mutate.Mutator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A profile that is kept true by recording its workload again. */
@SeccompTest(seccompDefault = "none", workers = 0, kubernetes = "default")
@Tag("long")
class RecordedProfileIT {
  // docs/least-privilege.md shows this.
  @Test
  @RecordedProfile(
      manifest = "manifests/workloads/nginx.yaml",
      exercise = "exercises/nginx.sh",
      file = "src/test/profiles/nginx-recorded.json")
  void itsProfileIsStillTrue() {}

  @Test
  void nothingInTheSmallerOneIsSpare(Cluster cluster) {
    ProfileUnderTest small = ProfileUnderTest.read("src/test/profiles/nginx-small.json");
    WorkloadUnderTest nginx =
        WorkloadUnderTest.of(
            cluster, "manifests/workloads/nginx.yaml", "nginx", "exercises/nginx.sh");
    assertThat(small).survives("runc 1.1");
    assertThat(Mutator.mutate(nginx, small.profile())).isMinimal();
  }
}
