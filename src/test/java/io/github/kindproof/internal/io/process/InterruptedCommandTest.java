package io.github.kindproof.internal.io.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.InterruptionException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InterruptedCommandTest {
  @Test
  void whoeverIsInterruptedWhileAProgramRunsEndsItAndIsToldSo() throws Exception {
    CompletableFuture<Long> pid = new CompletableFuture<>();
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Command program =
        Command.of("sh", "-c", "echo $$; exec sleep 61")
            .withLines(line -> pid.complete(Long.valueOf(line)));
    Thread running = new Thread(() -> thrown.complete(catchThrowable(program::run)));
    running.start();
    ProcessHandle started = ProcessHandle.of(pid.get()).orElseThrow();
    running.interrupt();
    assertThat(thrown.get())
        .isInstanceOf(InterruptionException.class)
        .hasMessage("`sh -c echo $$; exec sleep 61` was interrupted");
    assertThat(started.onExit().get().isAlive()).isFalse();
  }

  @Test
  void anInterruptedThreadDoesNotStartAProgramWithInput() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Command.of("cat").withInput("text").run())
        .isInstanceOf(InterruptionException.class)
        .hasMessage("`cat` was interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aProgramThatSomebodyElseEndedHasFailed() {
    assertThatThrownBy(() -> Command.of("sh", "-c", "exit 130").output())
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("exit code 130");
  }
}
