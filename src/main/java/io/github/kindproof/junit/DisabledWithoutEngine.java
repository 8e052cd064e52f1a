package io.github.kindproof.junit;

import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.internal.engine.EngineSearch;
import io.github.kindproof.internal.engine.EngineState;
import io.github.kindproof.internal.io.cache.KindproofCache;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** The execution condition behind {@link SeccompTest#disabledWithoutEngine}. */
final class DisabledWithoutEngine implements ExecutionCondition {
  private static final String PROVIDER_PARAMETER = "kindproof.provider";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return SkipPlace.is(context)
        ? of(context)
        : ConditionEvaluationResult.enabled("decided for each test");
  }

  /** Return the reason why the tests of this class, or this test, are skipped, if they are. */
  static Optional<String> why(ExtensionContext context) {
    ConditionEvaluationResult result = of(context);
    return result.isDisabled() ? result.getReason() : Optional.empty();
  }

  private static ConditionEvaluationResult of(ExtensionContext context) {
    Optional<SeccompTest> wanted =
        context
            .getTestClass()
            .flatMap(
                tests ->
                    AnnotationSupport.findAnnotation(
                        tests, SeccompTest.class, context.getEnclosingTestClasses()));
    if (wanted.isEmpty()) {
      return ConditionEvaluationResult.enabled("no cluster is requested");
    }
    String provider =
        wanted.get().provider().isEmpty()
            ? context.getConfigurationParameter(PROVIDER_PARAMETER).orElse("")
            : wanted.get().provider();
    return of(wanted.get().disabledWithoutEngine(), provider, () -> engine(context));
  }

  /**
   * @param asked whether the annotation disables tests without an engine
   * @param provider the cluster provider; empty for the default one
   * @param engine searches for the engine
   */
  static ConditionEvaluationResult of(
      boolean asked, String provider, Supplier<EngineState> engine) {
    if (!asked) {
      return ConditionEvaluationResult.enabled("without an engine, they fail");
    }
    if (provider.equals(ClusterSource.EXISTING)) {
      return ConditionEvaluationResult.enabled("an existing cluster needs no engine");
    }
    return engine
        .get()
        .lack()
        .map(ConditionEvaluationResult::disabled)
        .orElseGet(() -> ConditionEvaluationResult.enabled("there is an engine"));
  }

  /** Search once per test run. */
  private static EngineState engine(ExtensionContext context) {
    return Stores.computeIfAbsent(
        context.getRoot(),
        EngineState.class,
        () -> EngineSearch.ofThisMachine(KindproofCache.ofUser()).look());
  }
}
