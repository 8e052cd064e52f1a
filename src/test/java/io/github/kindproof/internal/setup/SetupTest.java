package io.github.kindproof.internal.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.progress.Progress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupTest {
  @TempDir Path cache;

  @Test
  void runsOnlyWhatIsNotDone() {
    Part engine = new Part("engine", true);
    Part kind = new Part("kind", false);
    Setup setup = setup(engine, kind);
    setup.run(Progress.silent());
    assertThat(engine.runs).isZero();
    assertThat(kind.runs).isEqualTo(1);
    setup.run(Progress.silent());
    assertThat(kind.runs).as("again").isEqualTo(1);
  }

  @Test
  void aPartThatFailsEndsItAndTheNextRunGoesOnThere() {
    Part first = new Part("first", false);
    Part failing = new Part("failing", false);
    Part last = new Part("last", false);
    failing.fault = new EnvironmentException("no disk", "buy one");
    assertThatThrownBy(() -> setup(first, failing, last).run(Progress.silent()))
        .isSameAs(failing.fault);
    assertThat(last.runs).isZero();
    failing.fault = null;
    setup(first, failing, last).run(Progress.silent());
    assertThat(List.of(first.runs, failing.runs, last.runs)).containsOnly(1);
  }

  private Setup setup(SetupPart... parts) {
    return new Setup(new KindproofCache(cache), List.of(parts));
  }

  private static final class Part implements SetupPart {
    private final String name;
    private boolean done;
    private int runs;
    private @Nullable EnvironmentException fault;

    Part(String name, boolean done) {
      this.name = name;
      this.done = done;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public boolean isDone() {
      return done;
    }

    @Override
    public void run(Progress progress) {
      if (fault != null) {
        throw fault;
      }
      runs++;
      done = true;
    }
  }
}
