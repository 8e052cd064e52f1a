package io.github.kindproof.junit.matrix;

import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.junit.HarnessStore;
import io.github.kindproof.upgrade.matrix.MatrixSelection;
import io.github.kindproof.upgrade.matrix.Shard;
import io.github.kindproof.upgrade.matrix.run.MatrixPlan;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Resolves the cells that a class requests. */
final class SeccompMatrixExtension implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == MatrixCells.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> test = context.getRequiredTestClass();
    SeccompMatrix matrix =
        AnnotationSupport.findAnnotation(test, SeccompMatrix.class).orElseThrow();
    Harness harness = HarnessStore.of(context);
    MatrixSelection selection =
        new MatrixSelection(
            List.of(matrix.kubernetes()),
            List.of(matrix.workers()),
            List.of(matrix.runtimes()),
            List.of(matrix.providers()),
            List.of(matrix.variants()),
            List.of(matrix.profiles()),
            false);
    Path results = Path.of("target", "kindproof", test.getSimpleName());
    MatrixPlan plan =
        MatrixPlan.of(
            harness.files(), harness.versions(), harness.runtimes(), selection, Shard.whole());
    return new MatrixCells(harness, plan, results);
  }
}
