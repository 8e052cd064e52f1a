package io.github.kindproof.junit;

import io.github.kindproof.BadInputException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.internal.io.trace.Category;
import io.github.kindproof.internal.io.trace.Span;
import io.github.kindproof.internal.io.trace.Trace;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/**
 * The extension that runs a test class on its clusters. It has no state of its own: everything is
 * in JUnit's stores, as tests may run in parallel. Exceptions of tests propagate unchanged.
 */
final class SeccompTestExtension
    implements ExecutionCondition,
        ClassTemplateInvocationContextProvider,
        BeforeClassTemplateInvocationCallback,
        AfterClassTemplateInvocationCallback,
        ParameterResolver,
        InvocationInterceptor,
        LifecycleMethodExecutionExceptionHandler,
        TestExecutionExceptionHandler,
        AfterEachCallback,
        BeforeAllCallback,
        AfterAllCallback {
  private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";

  private static final Set<Class<?>> PARAMETERS =
      Set.of(
          Cluster.class,
          BootResult.class,
          KubernetesVersion.class,
          NodeRuntime.class,
          Harness.class);

  // Clusters

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return isAnnotated(context);
  }

  private static boolean isAnnotated(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getTestClass(), SeccompTest.class);
  }

  @Override
  public Stream<? extends ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
      ExtensionContext context) {
    return ClustersOfClass.of(context).all().stream().map(OnCluster::new);
  }

  /** Skip tests whose cluster the provider cannot create: they neither pass nor fail. */
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Optional.of(context)
        .filter(SkipPlace::is)
        .flatMap(SeccompTestExtension::whyNotApplicable)
        .map(ConditionEvaluationResult::disabled)
        .orElseGet(() -> ConditionEvaluationResult.enabled("the provider can create its cluster"));
  }

  /** Return the reason to skip the tests, if any: their setup methods are not called then. */
  private static Optional<String> whySkipped(ExtensionContext context) {
    return DisabledWithoutEngine.why(context).or(() -> whyNotApplicable(context));
  }

  private static Optional<String> whyNotApplicable(ExtensionContext context) {
    return clustersOf(context)
        .flatMap(SeccompTestExtension::whyNone)
        .map(why -> "not applicable: " + why);
  }

  private static Optional<List<ClusterOfClass>> clustersOf(ExtensionContext context) {
    if (context.getTestMethod().isPresent() || !isAnnotated(context)) {
      return Optional.ofNullable(ClustersOfClass.clusterOf(context)).map(List::of);
    }
    try {
      return Optional.of(ClustersOfClass.of(context).all());
    } catch (BadInputException | EnvironmentException e) {
      return Optional.empty(); // thrown again in beforeAll, where JUnit adds nothing to it
    }
  }

  /** Return why none of these is available, for the first; empty if one is. */
  private static Optional<String> whyNone(List<ClusterOfClass> clusters) {
    List<Optional<String>> reasons = clusters.stream().map(ClusterOfClass::whyNot).toList();
    return reasons.stream().allMatch(Optional::isPresent) ? reasons.get(0) : Optional.empty();
  }

  // Parameters

  /** With one instance per test, the constructor is part of the test. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return PARAMETERS.contains(parameter.getParameter().getType());
  }

  @Override
  public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (type == Harness.class) {
      return TestRun.of(context).harness().get();
    }
    if (isAnnotated(context)) {
      ClustersOfClass unused = ClustersOfClass.of(context); // an only instance is made before all
    }
    if (PerCluster.isOutside(context)) {
      return PerCluster.parameter(parameter);
    }
    TestScope scope = TestScope.of(context);
    if (type == KubernetesVersion.class) {
      return scope.onCluster().spec().kubernetes();
    }
    if (type == NodeRuntime.class) {
      return scope.onCluster().spec().runtime();
    }
    if (whySkipped(context).isPresent()) {
      return null; // its method is not called
    }
    return type == BootResult.class ? scope.result() : scope.cluster();
  }

  // @BeforeAll and @AfterAll with several clusters

  @Override
  public void interceptBeforeAllMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    proceedOrSkip(invocation, context);
  }

  private static void proceedOrSkip(Invocation<Void> invocation, ExtensionContext context)
      throws Throwable {
    if (whySkipped(context).isPresent() || PerCluster.isOutside(context)) {
      invocation.skip();
    } else {
      invocation.proceed();
    }
  }

  @Override
  public void beforeClassTemplateInvocation(ExtensionContext context) {
    ClusterOfClass cluster = ClustersOfClass.clusterOf(context);
    if (cluster != null) {
      ClassesOfThread.enter(cluster);
      if (context.getConfigurationParameter(PARALLEL).filter(Boolean::parseBoolean).isPresent()) {
        cluster.leaseBefore(context.getRequiredTestClass());
      }
    }
    PerCluster.beforeAll(context);
  }

  @Override
  public void interceptAfterAllMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    proceedOrSkip(invocation, context);
  }

  @Override
  public void afterClassTemplateInvocation(ExtensionContext context) {
    try {
      PerCluster.afterAll(context);
    } finally {
      leave(context);
    }
  }

  // The trace

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    traced(invocation, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    traced(invocation, context);
  }

  private static void traced(Invocation<Void> invocation, ExtensionContext context)
      throws Throwable {
    try (Span unused = Trace.begin(Category.TEST, TestName.of(context))) {
      invocation.proceed();
    }
  }

  // Evidence of failures

  @Override
  public <T> T interceptTestClassConstructor(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Constructor<T>> constructor,
      ExtensionContext context)
      throws Throwable {
    Optional<String> skipped = whySkipped(context);
    if (skipped.isPresent() && WantsCluster.is(constructor.getExecutable())) {
      throw new TestAbortedException(
          skipped.get()); // JUnit creates the instance before it evaluates the conditions
    }
    return watched(invocation, context);
  }

  @Override
  public <T> T interceptTestFactoryMethod(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    return watched(invocation, context);
  }

  @Override
  public void interceptDynamicTest(
      Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context)
      throws Throwable {
    watched(invocation, context);
  }

  /** For callbacks without an exception handler in JUnit. */
  private static <T> T watched(Invocation<T> invocation, ExtensionContext context)
      throws Throwable {
    try {
      return invocation.proceed();
    } catch (Throwable failure) {
      throw reported(context, failure);
    }
  }

  @Override
  public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw reported(context, failure);
  }

  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw reported(context, failure);
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw reported(context, failure);
  }

  @Override
  public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw reported(context, failure);
  }

  @Override
  public void handleAfterAllMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw reported(context, failure);
  }

  /** Report failures of other extensions; later ones are reported when the scope is closed. */
  @Override
  public void afterEach(ExtensionContext context) {
    context.getExecutionException().ifPresent(failure -> reported(context, failure));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (isAnnotated(context)) {
      ClustersOfClass unused = ClustersOfClass.of(context); // reports bad values once per class
    }
    ClusterOfClass cluster = ClustersOfClass.clusterOf(context);
    if (cluster != null) {
      ClassesOfThread.enter(cluster);
    }
  }

  private static void leave(ExtensionContext context) {
    ClusterOfClass cluster = ClustersOfClass.clusterOf(context);
    if (cluster != null) {
      ClassesOfThread.leave(cluster);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    leave(context);
    context.getExecutionException().ifPresent(failure -> reported(context, failure));
  }

  static Throwable reported(ExtensionContext context, Throwable failure) {
    TestScope scope = TestScope.find(context);
    if (scope != null) {
      scope.failed(failure);
    }
    return failure;
  }

  private record OnCluster(ClusterOfClass cluster) implements ClassTemplateInvocationContext {
    @Override
    public String getDisplayName(int invocationIndex) {
      ClusterSpec spec = cluster.spec();
      String version = "Kubernetes " + spec.versionWords();
      String runtime = spec.runtime().isOwn() ? "" : ", runtime " + spec.runtime().name();
      return version + ClusterSource.renderSuffix(spec.provider()) + runtime;
    }

    @Override
    public void prepareInvocation(ExtensionContext context) {
      if (ClustersOfClass.of(context).isSeveral()) {
        Stores.put(context, ClusterOfClass.class, cluster);
      }
    }
  }
}
