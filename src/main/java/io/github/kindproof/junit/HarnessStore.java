package io.github.kindproof.junit;

import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.cluster.session.Preparation;
import io.github.kindproof.internal.progress.Progress;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The store of the one harness of a test run; JUnit closes it after all tests. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class HarnessStore {
  /** {@code -Dkindproof.setup} has an empty value. */
  private static final String SET_UP = "kindproof.setup";

  private HarnessStore() {}

  /** The harness, opened when first asked for. */
  public static Harness of(ExtensionContext context) {
    Progress progress = progress(context); // first, so that it is closed last
    return Stores.computeIfAbsent(
        context.getRoot(), Harness.class, () -> preparation(context, progress).open());
  }

  /** What tells people of the run: one, as two would write over each other on a terminal. */
  static Progress progress(ExtensionContext context) {
    return Stores.computeIfAbsent(context.getRoot(), Progress.class, Progress::forConsole);
  }

  /** Packages and an engine are set up by nobody but the command: that takes root. */
  private static Preparation preparation(ExtensionContext context, Progress progress) {
    Preparation found = Preparation.ofThisMachine(progress);
    boolean setUp =
        context
            .getConfigurationParameter(SET_UP)
            .map(value -> !value.equalsIgnoreCase("false"))
            .orElse(false);
    return setUp ? found.gettingKind() : found;
  }
}
