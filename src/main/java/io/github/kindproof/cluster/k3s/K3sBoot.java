package io.github.kindproof.cluster.k3s;

import io.github.kindproof.Evidence;
import io.github.kindproof.InterruptionException;
import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.Owner;
import io.github.kindproof.cluster.ProviderContext;
import io.github.kindproof.internal.image.ImageReference;
import io.github.kindproof.internal.io.process.EndOfProcess;
import io.github.kindproof.internal.io.waiting.Uninterrupted;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.workload.Cause;
import io.github.kindproof.workload.Outcome;
import io.github.kindproof.workload.OutcomeKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.k3s.K3sContainer;

/** A boot of K3s by Testcontainers. */
final class K3sBoot {
  private final ProviderContext context;
  private final ClusterSpec spec;
  private final K3sReady ready;
  private final K3sContainer container;

  K3sBoot(ProviderContext context, ClusterSpec spec, ImageReference image) {
    this.context = context;
    this.spec = spec;
    this.ready = new K3sReady(context.run().timeouts().boot());
    ClusterIntent intent = (ClusterIntent) spec.shape();
    this.container =
        K3sContainers.of(image, intent, spec.kubernetes())
            .withLabel(Owner.LABEL, context.run().owner().token())
            .waitingFor(ready);
  }

  /** Boot K3s within the limit for boots; {@code stopped} returns whether the run has ended. */
  BootResult run(String name, BooleanSupplier stopped) {
    Instant start = Instant.now();
    Progress.Task task = context.run().progress().begin("boot " + spec);
    try (task) {
      container.start();
      Cluster cluster =
          K3sClusters.of(container, spec, name, context.run(), context.engine(), container::stop);
      task.done("1 node");
      return new BootResult.Booted(cluster, Duration.between(start, Instant.now()));
    } catch (RuntimeException e) {
      if (stopped.getAsBoolean() || EndOfProcess.hasBegun() || InterruptionException.isIn(e)) {
        task.failed("interrupted");
        Uninterrupted.run(container::stop);
        throw new InterruptionException("the boot of " + spec, e);
      }
      if (!(e instanceof ContainerLaunchException)) {
        throw e;
      }
      List<Evidence> evidence = evidence();
      Cause cause = ready.cause().orElseGet(() -> K3sClusters.ofLaunch(e));
      container.stop();
      Outcome outcome =
          Outcome.of(ready.ended() ? OutcomeKind.NODE_REFUSED : OutcomeKind.INFRASTRUCTURE, cause);
      return new BootResult.Refused(
          spec, outcome, evidence, Duration.between(start, Instant.now()));
    }
  }

  private List<Evidence> evidence() {
    if (container.getContainerId() == null) {
      return List.of();
    }
    return List.of(K3sClusters.command(container), new Evidence("k3s.log", container.getLogs()));
  }

  void stop() {
    container.stop();
  }
}
