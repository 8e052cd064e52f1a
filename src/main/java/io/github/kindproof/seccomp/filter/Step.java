package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.filter.Comparison.Word;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A step of the program that libseccomp generates for a syscall's comparisons. */
sealed interface Step {
  /** The end: the program returns. */
  record Return(int value) implements Step {
    @Override
    public int instructions() {
      return 1;
    }
  }

  /** Return how many instructions it has. */
  int instructions();

  /**
   * A comparison of the accumulator. It loads half an argument first, unless libseccomp takes the
   * accumulator to hold that already.
   */
  final class Test implements Step {
    private final Shape shape;
    private boolean reloads;
    private @Nullable EqualityChain chain;
    private int position;

    Test(Shape shape) {
      this.shape = shape;
    }

    /**
     * What a test is made of; libseccomp generates equal ones once only.
     *
     * @param comparison the comparison, without its branches
     * @param loads whether it loads the word
     * @param masks whether it masks the word
     * @param start what it takes the accumulator to hold before
     * @param end what the accumulator holds after
     */
    record Shape(
        Comparison.Key comparison,
        boolean loads,
        boolean masks,
        Accumulator start,
        Accumulator end,
        Step met,
        Step unmet) {}

    Accumulator start() {
      return shape.start();
    }

    Accumulator end() {
      return shape.end();
    }

    Step met() {
      return shape.met();
    }

    Step unmet() {
      return shape.unmet();
    }

    @Override
    public int instructions() {
      int reload = reloads ? (start().mask() == Accumulator.ALL ? 1 : 2) : 0;
      return reload + (shape.loads() ? 1 : 0) + (shape.masks() ? 1 : 0) + 1;
    }

    Comparison.Key comparison() {
      return shape.comparison();
    }

    /**
     * Return whether it tests for equality, and finds the accumulator as another test left it, or
     * loads the same again.
     */
    boolean continues(Test before) {
      boolean again = (before.reloads || before.shape.loads()) && start().equals(before.end());
      return isEquality() && !shape.loads() && !shape.masks() && (!reloads || again);
    }

    boolean isEquality() {
      return switch (shape.comparison().operator()) {
        case EQ, MASKED_EQ -> true;
        default -> false;
      };
    }

    /** Make it look up its value and those of the tests behind it, instead of comparing each. */
    void lookUpIn(EqualityChain longer, int at) {
      chain = longer;
      position = at;
    }

    boolean looksUp() {
      return chain != null;
    }

    private Step next(long accumulator) {
      if (chain != null) {
        return chain.next(position, accumulator);
      }
      return shape.comparison().holds(accumulator) ? shape.met() : shape.unmet();
    }

    /** Make it load what it takes the accumulator to hold. */
    void reload() {
      reloads = true;
    }

    private long load(long accumulator, List<Long> arguments) {
      long loaded = accumulator;
      if (reloads) {
        Word word = Objects.requireNonNull(start().word());
        loaded = word.of(arguments.get(word.argument())) & start().mask();
      }
      if (shape.loads()) {
        Word word = shape.comparison().word();
        loaded = word.of(arguments.get(word.argument()));
      }
      return shape.masks() ? loaded & shape.comparison().mask() : loaded;
    }
  }

  /** Return the value that the program returns for these arguments. */
  static int run(Step first, List<Long> arguments) {
    Step step = first;
    long accumulator = 0;
    while (step instanceof Test test) {
      accumulator = test.load(accumulator, arguments);
      step = test.next(accumulator);
    }
    return ((Return) step).value();
  }
}
