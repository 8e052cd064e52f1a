package io.github.kindling.junit;

import io.github.kindling.cluster.BootResult;
import io.github.kindling.cluster.Cluster;
import io.github.kindling.cluster.ClusterPool;
import io.github.kindling.cluster.ClusterSpec;
import io.github.kindling.evidence.Evidence;
import io.github.kindling.evidence.FailureBundle;
import io.github.kindling.failure.BadInput;
import io.github.kindling.harness.Harness;
import io.github.kindling.kubernetes.KubernetesVersion;
import io.github.kindling.runtime.NodeRuntime;
import io.github.kindling.workload.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;

/**
 * The cluster of one test class on one version and runtime: leased when a test first asks for it,
 * given back after the last.
 */
final class ClusterOfClass
    implements ParameterResolver,
        BeforeEachCallback,
        TestExecutionExceptionHandler,
        AfterEachCallback,
        AfterClassTemplateInvocationCallback {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(ClusterOfClass.class);

  private final TestRun run;
  private final ClusterSpec spec;
  private final List<Workload> applied = new CopyOnWriteArrayList<>();
  private ClusterPool.@Nullable Lease lease;

  ClusterOfClass(TestRun run, ClusterSpec spec) {
    this.run = run;
    this.spec = spec;
  }

  /**
   * That of a test's class.
   *
   * @throws BadInput if the class has none
   */
  static ClusterOfClass of(ExtensionContext context) {
    ClusterOfClass there =
        context.getStore(NAMESPACE).get(ClusterOfClass.class, ClusterOfClass.class);
    if (there == null) {
      throw new BadInput(
          context.getRequiredTestClass().getSimpleName(),
          "has no cluster",
          "annotate it with @SeccompTest");
    }
    return there;
  }

  /** The cluster, which is booted now if no test has asked for it yet. */
  Cluster cluster() {
    return running(lease().result()).telling(applied::add);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(NAMESPACE).put(ClusterOfClass.class, this);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return List.of(
            Cluster.class,
            BootResult.class,
            KubernetesVersion.class,
            NodeRuntime.class,
            Harness.class)
        .contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (type == KubernetesVersion.class) {
      return spec.kubernetes();
    }
    if (type == NodeRuntime.class) {
      return spec.runtime();
    }
    if (type == Harness.class) {
      return run.harness().get();
    }
    return type == BootResult.class ? lease().result() : cluster();
  }

  /** The evidence is written before anything that the test made is deleted. */
  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    List<Evidence> evidence = evidence();
    if (evidence.isEmpty()) {
      throw failure;
    }
    String name =
        context.getRequiredTestClass().getSimpleName()
            + " "
            + context.getDisplayName()
            + " "
            + spec.kubernetes().version()
            + (spec.runtime().isOwn() ? "" : " " + spec.runtime().name());
    Path bundle =
        new FailureBundle(run.failures()).write(name, evidence);
    throw new AssertionFailedError(
        failure.getMessage() + "\nEvidence: " + bundle.toAbsolutePath(), failure);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    applied.forEach(Workload::close);
    applied.clear();
  }

  @Override
  public synchronized void afterClassTemplateInvocation(ExtensionContext context) {
    if (lease != null) {
      lease.close();
      lease = null;
    }
  }

  private synchronized ClusterPool.Lease lease() {
    ClusterPool.Lease there = lease;
    if (there == null) {
      there = run.pool().lease(spec);
      lease = there;
    }
    return there;
  }

  private synchronized List<Evidence> evidence() {
    if (lease == null) {
      return List.of();
    }
    BootResult result = lease.result();
    if (result instanceof BootResult.Booted booted) {
      return booted.cluster().evidence();
    }
    return ((BootResult.Refused) result).evidence();
  }

  private Cluster running(BootResult result) {
    if (result instanceof BootResult.Booted booted) {
      return booted.cluster();
    }
    BootResult.Refused refused = (BootResult.Refused) result;
    Path bundle =
        new FailureBundle(run.failures())
            .write("boot of " + result.spec(), refused.evidence());
    throw refused.fault("see " + bundle.toAbsolutePath());
  }
}
