package io.github.kindproof.junit;

import io.github.kindproof.Evidence;
import io.github.kindproof.internal.io.evidence.FailureBundle;
import io.github.kindproof.workload.Workload;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Keeps what the cluster knows when a test fails, before anything is deleted. The failure itself
 * goes on as it is; where its evidence is stands beside it: as a suppressed exception, as a report
 * entry, and on the console.
 */
final class FailureEvidence {
  private final ExtensionContext context;
  private final ClusterOfClass cluster;
  private final Supplier<List<Workload>> workloads;
  private @Nullable Path bundle;

  /**
   * @param workloads what may have to do with it
   */
  FailureEvidence(
      ExtensionContext context, ClusterOfClass cluster, Supplier<List<Workload>> workloads) {
    this.context = context;
    this.cluster = cluster;
    this.workloads = workloads;
  }

  /** Keep it once: JUnit reports later failures as suppressed by the first one. */
  synchronized void keep(Throwable failure) {
    if (bundle != null || Aborted.is(failure)) {
      return;
    }
    Interruptions.without(() -> write(failure));
  }

  /** An error while collecting evidence must not hide the failure. */
  private void write(Throwable failure) {
    try {
      List<Evidence> seen = cluster.evidence(workloads.get());
      if (!seen.isEmpty()) {
        tell(failure, written(failure, seen));
      }
    } catch (RuntimeException e) {
      EvidenceNote.attach(failure, "Evidence could not be kept: " + e);
    }
  }

  private Path written(Throwable failure, List<Evidence> seen) {
    List<Evidence> all = new ArrayList<>();
    all.add(new Evidence("failure.txt", words(failure)));
    all.addAll(seen);
    return new FailureBundle(cluster.run().failures())
        .write(TestName.of(context, cluster.spec()), all)
        .toAbsolutePath();
  }

  private void tell(Throwable failure, Path written) {
    bundle = written;
    EvidenceNote.attach(failure, "Evidence: " + written);
    cluster.run().progress().say("evidence of " + TestName.of(context) + ": " + written);
    started().publishReportEntry("evidence", written.toString());
  }

  /** JUnit says that a test has started only once its instance is made. */
  private ExtensionContext started() {
    return context.getTestMethod().isPresent() && context.getTestInstance().isEmpty()
        ? context.getParent().orElse(context)
        : context;
  }

  private String words(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return "%s%n%s%n%s%n%n%s"
        .formatted(context.getDisplayName(), context.getUniqueId(), cluster.spec(), trace);
  }
}
