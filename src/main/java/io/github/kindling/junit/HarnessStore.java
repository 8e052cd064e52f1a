package io.github.kindling.junit;

import io.github.kindling.harness.Harness;
import io.github.kindling.harness.Preparation;
import io.github.kindling.progress.Progress;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Keeps the one harness of a test run; JUnit closes it when all tests are done. */
public final class HarnessStore {
  private static final Namespace NAMESPACE = Namespace.create(HarnessStore.class);

  /** {@code -Dkindling.setup} has an empty value. */
  private static final String SET_UP = "kindling.setup";

  private HarnessStore() {}

  /** The harness, opened when first asked for. */
  public static Harness of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Harness.class, type -> preparation(context).open(), Harness.class);
  }

  /** Packages and an engine are set up by nobody but the command: that takes root. */
  private static Preparation preparation(ExtensionContext context) {
    Preparation found = Preparation.ofThisMachine(Progress.forConsole());
    boolean setUp =
        context
            .getConfigurationParameter(SET_UP)
            .map(value -> !value.equalsIgnoreCase("false"))
            .orElse(false);
    return setUp ? found.gettingKind() : found;
  }
}
