package io.github.kindproof.internal.image.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.kindproof.internal.io.waiting.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartProcessTest {
  @TempDir Path folder;

  // `true` keeps the outer shell, which stands for a run of ours.
  private static final String RUN = "bash -c \"$0\" \"$1\"; true";

  @Test
  void aScriptEndsWithWhateverStartedIt() throws IOException {
    Process run = start(RUN, longScript());
    ProcessHandle child = childOfScript();
    run.destroyForcibly();
    assertEnds(child);
  }

  @Test
  void aScriptEndsWhenTheWholeGroupOfTheRunIsAskedTo() throws IOException, InterruptedException {
    Process run = start(RUN, longScript());
    ProcessHandle child = childOfScript();
    new ProcessBuilder("kill", "-TERM", "--", "-" + run.pid()).start().waitFor();
    assertEnds(child);
  }

  @Test
  void theExitCodeIsTheScriptsOwn() throws IOException, InterruptedException {
    Path script = Files.writeString(folder.resolve("part.sh"), "exit 7");
    assertThat(start("bash -c \"$0\" \"$1\"", script).waitFor()).isEqualTo(7);
  }

  private Path longScript() throws IOException {
    Path pid = folder.resolve("pid");
    return Files.writeString(
        folder.resolve("part.sh"),
        "sleep 300 & echo $! > " + pid + ".new; mv " + pid + ".new " + pid + "; wait");
  }

  private ProcessHandle childOfScript() throws IOException {
    Path pid = folder.resolve("pid");
    new Wait("the script", Duration.ofSeconds(10), Duration.ofMillis(50))
        .until(() -> Files.exists(pid), there -> there);
    return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
  }

  private static void assertEnds(ProcessHandle process) {
    assertThatCode(() -> process.onExit().get(10, TimeUnit.SECONDS)).doesNotThrowAnyException();
  }

  /** In a session of its own, so that its group can be asked to end without the test's. */
  private static Process start(String shell, Path script) throws IOException {
    return new ProcessBuilder(
            "setsid", "bash", "-c", shell, PartProcess.WHILE_THIS_PROCESS_LIVES, script.toString())
        .redirectErrorStream(true)
        .start();
  }
}
