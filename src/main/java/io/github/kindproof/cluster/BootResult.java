package io.github.kindproof.cluster;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.evidence.Evidence;
import io.github.kindproof.internal.io.process.HostShortage;
import io.github.kindproof.workload.Cause;
import io.github.kindproof.workload.Outcome;
import io.github.kindproof.workload.OutcomeKind;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.AssertProvider;

/** How a boot ended. A cluster that would not start is a value that can be asserted on. */
public sealed interface BootResult extends AssertProvider<BootAssert> {
  /** What was to be booted. */
  ClusterSpec spec();

  /** How long it took until this was known. */
  Duration took();

  /** For AssertJ's own {@code assertThat(bootResult)}. */
  @Override
  default BootAssert assertThat() {
    return new BootAssert(this);
  }

  /** All nodes are Ready. */
  record Booted(Cluster cluster, Duration took) implements BootResult {
    @Override
    public ClusterSpec spec() {
      return cluster.spec();
    }
  }

  /**
   * It did not start, and what there was of it is gone.
   *
   * @param outcome {@link OutcomeKind#NODE_REFUSED} with the component's own sentence, or {@link
   *     OutcomeKind#INFRASTRUCTURE}
   * @param evidence journals and the config, taken before anything was deleted
   */
  record Refused(ClusterSpec spec, Outcome outcome, List<Evidence> evidence, Duration took)
      implements BootResult {
    public Refused {
      evidence = List.copyOf(evidence);
    }

    /**
     * The fault of whoever cannot go on without this cluster.
     *
     * @param remedy what to do about it, beside what the machine is short of, if it is that
     */
    public EnvironmentException fault(String remedy) {
      Cause cause = outcome.cause().orElseThrow();
      return new EnvironmentException(
          "no cluster " + spec + ": " + cause,
          HostShortage.in(cause.message()).map(it -> it.remedy() + "; ").orElse("") + remedy);
    }
  }
}
