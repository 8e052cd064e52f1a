package io.github.kindproof.junit;

import io.github.kindproof.BadInputException;
import io.github.kindproof.cluster.Reuse;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.cluster.session.Preparation;
import io.github.kindproof.internal.io.trace.Trace;
import io.github.kindproof.internal.progress.Durations;
import io.github.kindproof.internal.progress.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The store of the one harness of a test run; JUnit closes it after all tests. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class HarnessStore {
  private static final String SET_UP = "kindproof.setup";
  private static final String REUSE = "kindproof.reuse";
  private static final String REUSE_IDLE = "kindproof.reuse.idle";

  private static final String TRACE = "kindproof.trace";

  private HarnessStore() {}

  /** Return the harness, opened on the first request. */
  public static Harness of(ExtensionContext context) {
    Progress progress = progress(context); // first, so that it is closed last
    return Stores.computeIfAbsent(
        context.getRoot(),
        Harness.class,
        () -> {
          context
              .getConfigurationParameter(TRACE)
              .ifPresent(file -> Trace.open(Path.of(file), "tests", Instant.now()));
          return Harness.open(preparation(context, progress), reuse(context));
        });
  }

  /** Return the only progress of the run: two would overwrite each other on a terminal. */
  static Progress progress(ExtensionContext context) {
    return Stores.computeIfAbsent(context.getRoot(), Progress.class, Progress::forConsole);
  }

  /** Only the command sets up packages and an engine, because that requires root. */
  private static Preparation preparation(ExtensionContext context, Progress progress) {
    Preparation found = Preparation.ofThisMachine(progress);
    return isOn(context, SET_UP) ? found.gettingKind() : found;
  }

  private static Optional<Reuse> reuse(ExtensionContext context) {
    return isOn(context, REUSE) ? Optional.of(new Reuse(idle(context))) : Optional.empty();
  }

  private static Duration idle(ExtensionContext context) {
    String idle = context.getConfigurationParameter(REUSE_IDLE).orElse(Reuse.IDLE);
    return Durations.parse(idle, ChronoUnit.MINUTES)
        .filter(it -> !it.isZero())
        .orElseThrow(
            () ->
                new BadInputException(
                    REUSE_IDLE + "=" + idle, "is not a duration above 0", Durations.REMEDY));
  }

  /** Return whether a parameter is set; the value of {@code -DNAME} is empty. */
  static boolean isOn(ExtensionContext context, String parameter) {
    return context
        .getConfigurationParameter(parameter)
        .filter(value -> !value.equalsIgnoreCase("false"))
        .isPresent();
  }
}
