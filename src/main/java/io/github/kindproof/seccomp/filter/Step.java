package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.filter.Comparison.Word;
import java.util.List;
import java.util.Objects;

/** A step of the program that libseccomp generates for a syscall's comparisons. */
sealed interface Step {
  /** The end: the program returns. */
  record Return(int value) implements Step {}

  /**
   * A comparison of the accumulator. It loads half an argument first, unless libseccomp takes the
   * accumulator to hold that already.
   */
  final class Test implements Step {
    private final Shape shape;
    private boolean reloads;

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

    List<Step> next() {
      return List.of(shape.met(), shape.unmet());
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
      step = test.shape.comparison().holds(accumulator) ? test.shape.met() : test.shape.unmet();
    }
    return ((Return) step).value();
  }
}
