package io.github.kindproof.cluster;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.Evidence;
import io.github.kindproof.internal.io.process.HostShortage;
import io.github.kindproof.workload.Cause;
import io.github.kindproof.workload.Outcome;
import io.github.kindproof.workload.OutcomeKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.assertj.core.api.AssertProvider;

/** How a boot ended. A cluster that would not start is a value that can be asserted on. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public sealed interface BootResult extends AssertProvider<BootAssert> {
  /** What was to be booted. */
  ClusterSpec spec();

  /** How long it took until this was known. */
  Duration took();

  /** The cluster; empty if it did not start. */
  default Optional<Cluster> booted() {
    return Optional.empty();
  }

  /** What kept it from starting; empty if it is booted. */
  default Optional<Refused> refused() {
    return Optional.empty();
  }

  /**
   * The cluster, for whoever cannot go on without it.
   *
   * @param remedy what to do if it did not start, beside what the machine is short of, if it is
   *     that
   * @throws EnvironmentException if it did not start
   */
  default Cluster orElseThrow(Function<Refused, String> remedy) {
    return booted()
        .orElseThrow(() -> refused().map(it -> it.fault(remedy.apply(it))).orElseThrow());
  }

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

    @Override
    public Optional<Cluster> booted() {
      return Optional.of(cluster);
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

    @Override
    public Optional<Refused> refused() {
      return Optional.of(this);
    }

    /** Why it did not start. */
    public Cause cause() {
      return outcome.cause().orElseThrow();
    }

    /**
     * The cause if a node refused to start, which can be told as an outcome.
     *
     * @throws EnvironmentException if the machine failed, with this remedy
     */
    public Cause causeByNode(String remedy) {
      if (outcome.isInfrastructure()) {
        throw fault(remedy);
      }
      return cause();
    }

    private EnvironmentException fault(String remedy) {
      return new EnvironmentException(
          "no cluster " + spec + ": " + cause(),
          HostShortage.in(cause().message()).map(it -> it.remedy() + "; ").orElse("") + remedy);
    }
  }
}
