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
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.platform.commons.support.AnnotationSupport;

/** The execution condition behind {@link SeccompTest#disabledWithoutEngine}. */
final class DisabledWithoutEngine implements ExecutionCondition {
  private static final String PROVIDER_PARAMETER = "kindproof.provider";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return SkipPlace.is(context)
        ? of(context)
        : ConditionEvaluationResult.enabled("decided elsewhere");
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
      return ConditionEvaluationResult.enabled("no cluster is wanted");
    }
    String provider =
        wanted.get().provider().isEmpty()
            ? context.getConfigurationParameter(PROVIDER_PARAMETER).orElse("")
            : wanted.get().provider();
    return of(wanted.get().disabledWithoutEngine(), provider, () -> engine(context));
  }

  /**
   * Decides it.
   *
   * @param asked whether the annotation asks for it
   * @param provider who gives the clusters; empty for the usual one
   * @param engine looks for the engine
   */
  static ConditionEvaluationResult of(
      boolean asked, String provider, Supplier<EngineState> engine) {
    if (!asked) {
      return ConditionEvaluationResult.enabled("without an engine they fail");
    }
    if (provider.equals(ClusterSource.EXISTING)) {
      return ConditionEvaluationResult.enabled("an existing cluster needs no engine");
    }
    return engine
        .get()
        .lack()
        .map(ConditionEvaluationResult::disabled)
        .orElseGet(() -> ConditionEvaluationResult.enabled("an engine answers"));
  }

  /** Checked once per test run. */
  private static EngineState engine(ExtensionContext context) {
    Store store = context.getRoot().getStore(Namespace.create(DisabledWithoutEngine.class));
    EngineState known = store.get(EngineState.class, EngineState.class);
    if (known != null) {
      return known;
    }
    EngineState found = EngineSearch.ofThisMachine(KindproofCache.ofUser()).look();
    store.put(EngineState.class, found);
    return found;
  }
}
