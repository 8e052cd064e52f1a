package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.fleet.check.CheckNamespaces;
import io.github.kindproof.fleet.check.CheckPlan;
import io.github.kindproof.fleet.check.CheckRights;
import io.github.kindproof.fleet.check.FleetCheck;
import io.github.kindproof.fleet.check.Plans;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.junit.SeccompTest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The rights that are printed are enough for a check, and none of them can be left out. */
@Tag("long")
@ResourceLock("checks") // they count the namespaces of checks
@SeccompTest(seccompDefault = "none", workers = 0, kubernetes = "default")
class CheckRightsIT {
  private static final CheckPlan PLAN = Plans.simple(1, Duration.ofSeconds(60));

  @Test
  void eachRightIsNeededAndTogetherTheyAreEnough(Cluster cluster, @TempDir Path folder) {
    ProbeImage.bringTo(cluster);
    RestrictedUser checker = RestrictedUser.of(cluster, CheckRights.role(PLAN), folder);
    FleetCheck check = new FleetCheck(checker.kubeconfig(), PLAN, Progress.silent());
    assertThat(check.run().isGood()).isTrue();

    checker.needsEachRightFor(
        check::run, () -> new CheckNamespaces(cluster.client()).removeLeftOvers(true));
  }
}
