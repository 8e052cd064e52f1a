package io.github.kindproof.junit;

import io.github.kindproof.Evidence;
import io.github.kindproof.internal.io.evidence.FailureBundle;
import io.github.kindproof.internal.io.waiting.Uninterrupted;
import io.github.kindproof.workload.Workload;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * The evidence of a failed test, collected before anything is deleted. The failure itself
 * propagates unchanged; a suppressed exception, a report entry and the console name the evidence.
 */
final class FailureEvidence {
  /** By name, as JUnit 4 may be missing from the class path. */
  private static final String ASSUMPTION_OF_JUNIT_4 =
      "org.junit.internal.AssumptionViolatedException";

  private final ExtensionContext context;
  private final ClusterOfClass cluster;
  private final Supplier<List<Workload>> workloads;
  private @Nullable Path bundle;

  /**
   * @param workloads the workloads that may be related to the failure
   */
  FailureEvidence(
      ExtensionContext context, ClusterOfClass cluster, Supplier<List<Workload>> workloads) {
    this.context = context;
    this.cluster = cluster;
    this.workloads = workloads;
  }

  /** Keep the evidence once: JUnit reports later failures as suppressed by the first. */
  synchronized void keep(Throwable failure) {
    if (bundle != null || isAborted(failure)) {
      return;
    }
    Uninterrupted.run(() -> write(failure));
  }

  /** An error while collecting evidence must not hide the failure. */
  private void write(Throwable failure) {
    try {
      List<Evidence> seen = cluster.evidence(workloads.get());
      if (!seen.isEmpty()) {
        tell(failure, written(failure, seen));
      }
    } catch (RuntimeException e) {
      EvidenceNote.attach(failure, "Evidence could not be saved: " + e);
    }
  }

  /** Return whether an assumption, even one of JUnit 4, aborted the test: JUnit accepts both. */
  private static boolean isAborted(Throwable thrown) {
    return thrown instanceof TestAbortedException
        || Stream.<Class<?>>iterate(
                thrown.getClass(), it -> it != Throwable.class, Class::getSuperclass)
            .anyMatch(it -> it.getName().equals(ASSUMPTION_OF_JUNIT_4));
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

  /** JUnit reports a test as started only after creating its instance. */
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
