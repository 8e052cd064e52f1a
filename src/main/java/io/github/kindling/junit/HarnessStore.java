package io.github.kindling.junit;

import io.github.kindling.harness.Harness;
import io.github.kindling.harness.Preparation;
import io.github.kindling.progress.Progress;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Keeps the one harness of a test run; JUnit closes it when all tests are done. */
public final class HarnessStore {
  private static final Namespace NAMESPACE = Namespace.create(HarnessStore.class);

  private HarnessStore() {}

  /** The harness, opened when first asked for. */
  public static Harness of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(
            Harness.class,
            type -> Preparation.ofThisMachine(Progress.forConsole()).open(),
            Harness.class);
  }
}
