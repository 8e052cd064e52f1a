package io.github.kindproof.internal.io.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartedWithTest {
  private static final StartedWith KIND =
      parse("/opt/bin/kind\0create\0cluster\0--name\0mine\0--retain\0", "A=1\0B=x=y\0EMPTY=\0");

  @Test
  void argumentsAndVariablesAreTextsThatANulEnds() {
    assertThat(KIND.arguments())
        .containsExactly("/opt/bin/kind", "create", "cluster", "--name", "mine", "--retain");
    assertThat(KIND.program()).isEqualTo("kind");
    assertThat(KIND.variable("B")).contains("x=y");
    assertThat(KIND.variable("EMPTY")).contains("");
    assertThat(KIND.variable("C")).isEmpty();
  }

  @Test
  void anOptionHasWhatFollowsIt() {
    assertThat(KIND.option("--name")).contains("mine");
    assertThat(KIND.option("--retain")).isEmpty();
    assertThat(KIND.option("--image")).isEmpty();
  }

  @Test
  void anEmptyArgumentIsOne() {
    assertThat(parse("sh\0-c\0\0", "").arguments()).containsExactly("sh", "-c", "");
  }

  @Test
  void aProcessThatHasEndedHasNothing() {
    assertThat(parse("", "").arguments()).isEmpty();
    assertThat(parse("", "").program()).isEmpty();
    assertThat(StartedWith.of(Integer.MAX_VALUE).arguments()).isEmpty();
  }

  @Test
  void thisProcessIsRead() {
    StartedWith self = StartedWith.of(ProcessHandle.current().pid());
    assertThat(self.program()).isEqualTo("java");
    assertThat(self.variable("PATH")).contains(System.getenv("PATH"));
  }

  private static StartedWith parse(String cmdline, String environ) {
    return StartedWith.parse(cmdline.getBytes(UTF_8), environ.getBytes(UTF_8));
  }
}
