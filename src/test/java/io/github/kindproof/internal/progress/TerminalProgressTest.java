package io.github.kindproof.internal.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {
  private static final Screen PLAIN = new Screen(true, false, true);

  private final VirtualTerminal terminal = new VirtualTerminal();
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicReference<TerminalSize> size =
      new AtomicReference<>(new TerminalSize(24, 60));
  private final TerminalProgress progress = progress(PLAIN);

  @AfterEach
  void close() {
    progress.close();
  }

  @Test
  void runningTasksAreEachOnALineWithWhatTheyWaitFor() {
    progress.begin("booting v1.34.11").update("waits for kubelet");
    pass(2);
    progress.begin("booting v1.24.17");
    progress.tick();

    assertThat(terminal.lines())
        .containsExactly("⠙ booting v1.34.11  waits for kubelet  2 s", "⠙ booting v1.24.17  0 s");
  }

  @Test
  void whatEndedStaysAboveWhatRuns() {
    var first = progress.begin("first");
    progress.begin("second");
    progress.tick();
    pass(12);
    first.done("2 nodes");
    progress.say("a word in between");
    progress.tick();

    assertThat(terminal.lines())
        .containsExactly("✓ first  2 nodes  12.0 s", "a word in between", "⠹ second  12 s");
  }

  @Test
  void aTaskClosedWithoutAWordHasFailed() {
    try (var task = progress.begin("pulling nginx")) {
      task.update("layer 1");
      progress.tick();
    }
    assertThat(terminal.lines()).containsExactly("✗ pulling nginx  not finished  0.0 s");
  }

  @Test
  void theFirstWordOnATasksEndStands() {
    try (var task = progress.begin("pulling nginx")) {
      task.done("");
      task.failed("too late");
    }
    assertThat(terminal.lines()).containsExactly("✓ pulling nginx  0.0 s");
  }

  @Test
  void closingLeavesNoLiveLineAndNoHiddenCursor() {
    progress.begin("booting").update("kubelet");
    progress.tick();
    progress.close();

    assertThat(terminal.lines()).containsExactly("✗ booting  not finished  0.0 s");
    assertThat(terminal.written()).endsWith("\033[?25h");
  }

  @Test
  void everyFrameShowsTheCursorAgain() {
    progress.begin("booting");
    progress.tick();
    assertThat(terminal.written()).startsWith("\033[?25l").endsWith("\033[?25h");
  }

  @Test
  void aLongLineIsCutAndKeepsItsSeconds() {
    progress.begin("booting v1.34.11").update("static pods: ".repeat(20));
    pass(100);
    progress.tick();

    assertThat(terminal.lines())
        .singleElement()
        .asString()
        .hasSizeLessThan(60)
        .endsWith("…  100 s");
  }

  @Test
  void moreTasksThanRowsAreCounted() {
    size.set(new TerminalSize(5, 60));
    TerminalProgress small = progress(PLAIN);
    for (int i = 1; i <= 6; i++) {
      small.begin("task " + i);
    }
    small.tick();
    assertThat(terminal.lines()).containsExactly("⠙ task 1  0 s", "⠙ task 2  0 s", "  and 4 more");
    small.close();
  }

  @Test
  void aTerminalMadeNarrowerIsDrawnOverAsItWrapped() {
    progress.begin("a task with a name of nearly sixty characters, as it is");
    progress.tick();
    size.set(new TerminalSize(24, 20));
    progress.resized();
    progress.tick();
    assertThat(terminal.written()).contains("\033[3A");
  }

  @Test
  void controlCharactersReachNoTerminal() {
    progress.say("one\033[2Jtwo\u0007\nthree\u009b31m\u202e");
    assertThat(terminal.written()).contains("onetwo three 31m\n").doesNotContain("\u202e", "[2J");
  }

  @Test
  void colorsAreThereWhereTheyAreWelcome() {
    TerminalProgress colored = progress(new Screen(true, true, true));
    colored.begin("booting").done("");
    assertThat(terminal.written()).contains("\033[32m✓\033[0m booting");
    colored.close();

    progress.begin("booting").done("");
    assertThat(terminal.written()).contains("✓ booting  0.0 s");
  }

  @Test
  void withoutAUnicodeLocaleTheMarksAreAscii() {
    TerminalProgress ascii = progress(new Screen(true, false, false));
    ascii.begin("good").done("");
    ascii.begin("bad").failed("");
    ascii.begin("running");
    ascii.tick();
    assertThat(terminal.lines()).containsExactly("+ good  0.0 s", "x bad  0.0 s", "/ running  0 s");
    ascii.close();
  }

  private TerminalProgress progress(Screen screen) {
    return new TerminalProgress(terminal.out(), screen, nanos::get, size::get);
  }

  private void pass(int seconds) {
    nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }
}
