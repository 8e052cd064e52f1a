package io.github.kindling.image.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.kindling.waiting.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartProcessTest {
  @TempDir Path folder;

  @Test
  void aScriptEndsWithWhateverStartedIt() throws IOException {
    Path pid = folder.resolve("pid");
    Path script =
        Files.writeString(
            folder.resolve("part.sh"),
            "sleep 300 & echo $! > " + pid + ".new; mv " + pid + ".new " + pid + "; wait");
    // `true` keeps the outer shell, which stands for a run of ours that is killed.
    Process run = start("bash -c \"$0\" \"$1\"; true", script);
    new Wait("the script", Duration.ofSeconds(10), Duration.ofMillis(50))
        .until(() -> Files.exists(pid), there -> there);
    ProcessHandle ofScript =
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
    run.destroyForcibly();
    assertThatCode(() -> ofScript.onExit().get(10, TimeUnit.SECONDS)).doesNotThrowAnyException();
  }

  @Test
  void theExitCodeIsTheScriptsOwn() throws IOException, InterruptedException {
    Path script = Files.writeString(folder.resolve("part.sh"), "exit 7");
    assertThat(start("bash -c \"$0\" \"$1\"", script).waitFor()).isEqualTo(7);
  }

  private static Process start(String shell, Path script) throws IOException {
    return new ProcessBuilder(
            "bash", "-c", shell, PartProcess.WHILE_THIS_PROCESS_LIVES, script.toString())
        .redirectErrorStream(true)
        .start();
  }
}
