package io.github.kindproof.cluster.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.io.process.HostShortage;
import io.github.kindproof.workload.Cause;
import org.junit.jupiter.api.Test;

/** A console as a node really left it, on a machine without an inotify instance to spare. */
class NodeConsoleTest {
  private static final String RED = "\u001b[0;1;31m";
  private static final String PLAIN = "\u001b[0m";
  private static final String CONSOLE =
      String.join(
          "\r\r\n",
          "INFO: starting init",
          "Detected architecture x86-64.",
          RED + "Failed to create symlink /sys/fs/cgroup/cpu: File exists" + PLAIN,
          "\r",
          "Welcome to \u001b[1mDebian GNU/Linux 12 (bookworm)" + PLAIN + "!",
          RED + "Failed to create control group inotify object: Too many open files" + PLAIN,
          RED + "Failed to allocate manager object: Too many open files" + PLAIN,
          "[" + RED + "!!!!!!" + PLAIN + "] Failed to allocate manager object.",
          RED + "Exiting PID 1..." + PLAIN);

  @Test
  void whatItsFirstProcessSaysIsTheCause() {
    Cause cause = NodeConsole.ofEnd(CONSOLE, "kindproof-1-worker");
    assertThat(cause.reason()).isEqualTo("a node exited");
    assertThat(cause.message()).isEqualTo("Failed to allocate manager object: Too many open files");
    assertThat(cause.source()).isEqualTo("console of kindproof-1-worker");
    assertThat(HostShortage.in(cause.message())).contains(HostShortage.INOTIFY_INSTANCES);
  }

  @Test
  void whatTheMachineLacksIsFoundInANodeThatRestarts() {
    Cause cause =
        NodeConsole.shortage(
                "Failed to write /etc/machine-id: No space left on device\nINFO: starting init\n",
                "kindproof-1-worker")
            .orElseThrow();
    assertThat(cause.message())
        .isEqualTo("Failed to write /etc/machine-id: No space left on device");
    assertThat(NodeConsole.shortage("INFO: starting init\n", "kindproof-1-worker")).isEmpty();
  }

  @Test
  void withoutAFailureItIsTheLastLine() {
    assertThat(NodeConsole.ofEnd("INFO: a\n\nkilled \n", "n").message()).isEqualTo("killed");
    assertThat(NodeConsole.ofEnd(" \n", "n").message()).isEqualTo("it printed nothing");
  }
}
