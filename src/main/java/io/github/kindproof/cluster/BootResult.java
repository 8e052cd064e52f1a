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

/** The result of a boot. A cluster that did not start is a value to assert on, not an exception. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public sealed interface BootResult extends AssertProvider<BootAssert> {
  /** Return the spec of the requested cluster. */
  ClusterSpec spec();

  /** Return the time from the start of the boot to this result. */
  Duration took();

  /** Return the cluster; empty if it did not start. */
  default Optional<Cluster> booted() {
    return Optional.empty();
  }

  /** Return where the cluster came from; a refused one was booted by this run. */
  default ClusterOrigin origin() {
    return ClusterOrigin.BOOTED;
  }

  /** Return the failed result; empty if the cluster booted. */
  default Optional<Refused> refused() {
    return Optional.empty();
  }

  /**
   * Return the cluster, or throw if it did not start.
   *
   * @param remedy what to do if it did not start; if the machine is short of a resource, the remedy
   *     for that comes first
   * @throws EnvironmentException if it did not start
   */
  default Cluster orElseThrow(Function<Refused, String> remedy) {
    return booted()
        .orElseThrow(() -> refused().map(it -> it.fault(remedy.apply(it))).orElseThrow());
  }

  /** Return the assertions for AssertJ's own {@code assertThat(bootResult)}. */
  @Override
  default BootAssert assertThat() {
    return new BootAssert(this);
  }

  /**
   * A cluster whose nodes are all Ready.
   *
   * @param origin whether this run booted it
   */
  record Booted(Cluster cluster, Duration took, ClusterOrigin origin) implements BootResult {
    /** Create the result of a boot by this run. */
    public Booted(Cluster cluster, Duration took) {
      this(cluster, took, ClusterOrigin.BOOTED);
    }

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
   * A boot that failed; everything that it had created is deleted.
   *
   * @param outcome {@link OutcomeKind#NODE_REFUSED} with the component's own message, or {@link
   *     OutcomeKind#INFRASTRUCTURE}
   * @param evidence journals and the config, collected before anything was deleted
   */
  record Refused(ClusterSpec spec, Outcome outcome, List<Evidence> evidence, Duration took)
      implements BootResult {
    /** Create a result with an unmodifiable copy of the evidence. */
    public Refused {
      evidence = List.copyOf(evidence);
    }

    @Override
    public Optional<Refused> refused() {
      return Optional.of(this);
    }

    /** Return the cause of the failure. */
    public Cause cause() {
      return outcome.cause().orElseThrow();
    }

    /**
     * Return the cause if a node refused to start, which can be reported as an outcome.
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
