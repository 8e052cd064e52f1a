package io.github.kindproof.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.BadInputException;
import io.github.kindproof.cluster.Cluster;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** JUnit gives no invocation of a class to two class templates, so a class can have one. */
class OtherClassTemplatesTest {
  @TempDir Path folder;

  @OnFakeCluster
  @ParameterizedClass
  @ValueSource(strings = {"a", "b"})
  static class WithParameters {
    WithParameters(String profile) {}

    @Test
    void isNotReached(Cluster cluster) {}
  }

  static class InheritsParameters extends WithParameters {
    InheritsParameters(String profile) {
      super(profile);
    }
  }

  @OnFakeCluster
  @ParameterizedClass
  @ValueSource(strings = {"a", "b"})
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class WithOneInstance {
    @Parameter String profile = "";

    @Test
    void isNotReached(Cluster cluster) {}
  }

  @OnFakeCluster
  @Twice
  static class WithATemplateOfItsOwn {
    @Test
    void isNotReached(Cluster cluster) {}
  }

  @Retention(RetentionPolicy.RUNTIME)
  @OnFakeCluster
  @Twice
  @interface TwiceOnFakeCluster {}

  @TwiceOnFakeCluster
  static class ByOneAnnotation {
    @Test
    void isNotReached(Cluster cluster) {}
  }

  @Retention(RetentionPolicy.RUNTIME)
  @ClassTemplate
  @ExtendWith(TwiceProvider.class)
  @interface Twice {}

  static final class TwiceProvider implements ClassTemplateInvocationContextProvider {
    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
      return true;
    }

    @Override
    public Stream<? extends ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
        ExtensionContext context) {
      return Stream.of(new ClassTemplateInvocationContext() {});
    }
  }

  @OnFakeCluster
  @SuppressWarnings("ClassCanBeStatic")
  static class Outer {
    @Nested
    @ParameterizedClass
    @ValueSource(strings = {"a", "b"})
    class Inner {
      private final String profile;

      Inner(String profile) {
        this.profile = profile;
      }

      @Test
      void hasBoth(Cluster cluster) {
        assertThat(profile).isNotEmpty();
        assertThat(cluster.name()).isNotEmpty();
      }
    }
  }

  @Test
  void onOneClassTheyAreRefused() {
    for (Class<?> tests :
        List.of(WithParameters.class, InheritsParameters.class, WithOneInstance.class)) {
      assertRefused(tests, "@ParameterizedClass");
    }
    assertRefused(WithATemplateOfItsOwn.class, "@Twice");
    assertRefused(ByOneAnnotation.class, "@Twice");
  }

  private void assertRefused(Class<?> tests, String annotation) {
    try (FakeRun run = new FakeRun(folder)) {
      EngineExecutionResults results = run.execute(tests);
      assertThat(
              results.allEvents().failed().stream()
                  .flatMap(
                      it ->
                          it.getRequiredPayload(TestExecutionResult.class).getThrowable().stream()))
          .as(tests.getSimpleName())
          .singleElement()
          .isInstanceOf(BadInputException.class)
          .asString()
          .contains(
              annotation + " on " + tests.getName() + ": runs the class again, without the",
              "put " + annotation + " on a @Nested class in it");
      results.testEvents().assertStatistics(it -> it.started(0));
      assertThat(run.clusters().booted()).isEmpty();
    }
  }

  @Test
  void onANestedClassTheyWork() {
    try (FakeRun run = new FakeRun(folder)) {
      EngineExecutionResults results = run.execute(Outer.class);
      results.allEvents().assertStatistics(it -> it.failed(0));
      results.testEvents().assertStatistics(it -> it.succeeded(2));
      assertThat(run.clusters().booted()).hasSize(1);
    }
  }
}
