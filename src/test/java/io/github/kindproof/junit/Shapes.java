package io.github.kindproof.junit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of every shape, to be run with a cluster and without: they shall end in the same way. */
@SuppressWarnings({"ClassCanBeStatic", "JUnit4TearDownNotRun"}) // as JUnit wants nested classes
abstract class Shapes {
  @Test
  void passes() {}

  @Test
  void failsWithADifference() {
    assertEquals("expected", "actual", "they differ");
  }

  @Test
  void failsByAssertJ() {
    Assertions.assertThat("actual").isEqualTo("expected");
  }

  @Test
  void failsSoftly() {
    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(1).isEqualTo(2);
    softly.assertThat("a").isEqualTo("b");
    softly.assertAll();
  }

  @Test
  void failsInSeveralWays() {
    assertAll(() -> fail("one"), () -> fail("two"));
  }

  @Test
  void failsWithoutAMessage() {
    throw new AssertionError();
  }

  @Test
  void throwsNullPointerException() {
    throw new NullPointerException("nothing there");
  }

  @Test
  void throwsCheckedException() throws IOException {
    throw new IOException("no such file", new IllegalStateException("its cause"));
  }

  @Test
  void throwsAnError() {
    throw new NoClassDefFoundError("some.Thing");
  }

  @Test
  void throwsWhatTakesNothingSuppressed() {
    throw new Sealed();
  }

  @Test
  void isAborted() {
    assumeTrue(false, "not today");
  }

  @Test
  @Disabled("switched off")
  void isDisabled() {
    fail("never called");
  }

  @Test
  @Timeout(value = 50, unit = TimeUnit.MILLISECONDS)
  void runsOutOfTime() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  @Test
  @Timeout(
      value = 50,
      unit = TimeUnit.MILLISECONDS,
      threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void runsOutOfTimeInAThreadOfItsOwn() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  @Test
  void isEndedPreemptively() {
    assertTimeoutPreemptively(Duration.ofMillis(50), () -> new CountDownLatch(1).await());
  }

  @Test
  @ExtendWith(Forgiving.class)
  void isForgiven() {
    fail("expected");
  }

  @RepeatedTest(3)
  void failsTheSecondTime(RepetitionInfo repetition) {
    assertEquals(1, repetition.getCurrentRepetition() % 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"good", "bad/../worse", "aborted"})
  void dependsOnItsParameter(String value) {
    assumeTrue(!value.equals("aborted"));
    assertEquals("good", value);
  }

  @TestFactory
  Stream<DynamicNode> makesTests() {
    return Stream.of(
        dynamicTest("passes", () -> {}),
        dynamicTest("fails", () -> assertEquals(1, 2)),
        dynamicTest("is aborted", () -> assumeTrue(false)),
        dynamicContainer("more", List.of(dynamicTest("fails", () -> fail("inside")))));
  }

  @TestFactory
  Stream<DynamicNode> failsToMakeTests() {
    throw new IllegalStateException("no tests");
  }

  @TestTemplate
  @ExtendWith(Twice.class)
  void failsByItsTemplate() {
    fail("each time");
  }

  @Nested
  class FailsBeforeEach {
    @BeforeEach
    void prepare() {
      throw new IllegalArgumentException("not prepared");
    }

    @Test
    void isNotReached() {}
  }

  @Nested
  class FailsAfterEach {
    @AfterEach
    void cleanUp() {
      throw new IllegalArgumentException("not clean");
    }

    @Test
    void passesButForThat() {}

    @Test
    void failsToo() {
      fail("first");
    }

    @Test
    void isAbortedFirst() {
      assumeTrue(false);
    }
  }

  @Nested
  class IsAbortedBeforeEach {
    @BeforeEach
    void prepare() {
      assumeTrue(false, "not here");
    }

    @Test
    void isNotReached() {}
  }

  @Nested
  class FailsInItsConstructor {
    FailsInItsConstructor() {
      throw new IllegalArgumentException("not made");
    }

    @Test
    void isNotReached() {}
  }

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class FailsInTheConstructorOfAll {
    FailsInTheConstructorOfAll() {
      throw new IllegalArgumentException("not made");
    }

    @Test
    void isNotReached() {}
  }

  @Nested
  class FailsBeforeAll {
    @BeforeAll
    static void prepare() {
      assertEquals("ready", "not ready");
    }

    @Test
    void isNotReached() {}
  }

  @Nested
  class IsAbortedBeforeAll {
    @BeforeAll
    static void prepare() {
      assumeTrue(false, "not here");
    }

    @Test
    void isNotReached() {}
  }

  @Nested
  class FailsAfterAll {
    @AfterAll
    static void cleanUp() {
      throw new IllegalArgumentException("not clean");
    }

    @Test
    void passes() {}
  }

  private static final class Sealed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Sealed() {
      super("as it is", null, false, false);
    }
  }

  private static final class Forgiving implements TestExecutionExceptionHandler {
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) {}
  }

  private static final class Twice implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
      return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
        ExtensionContext context) {
      return Stream.of(
          new TestTemplateInvocationContext() {}, new TestTemplateInvocationContext() {});
    }
  }
}
