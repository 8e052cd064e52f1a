package io.github.kindling.junit;

import io.github.kindling.cluster.Ability;
import io.github.kindling.cluster.ClusterProvider;
import io.github.kindling.cluster.ClusterSpec;
import java.util.Set;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips the tests of a class whose cluster the provider cannot give: neither passed nor failed. */
record Applicable(ClusterProvider provider, ClusterSpec spec, Set<Ability> needs)
    implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return provider
        .whyNot(spec, needs)
        .map(why -> ConditionEvaluationResult.disabled("not applicable: " + why))
        .orElseGet(() -> ConditionEvaluationResult.enabled("the provider gives this cluster"));
  }
}
