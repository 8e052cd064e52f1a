package io.github.kindproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Questions without an answer are refused before anything is booted. */
class ContainerOptionTest {
  private static final String SECOND = "src/test/manifests/containers/second.yaml";
  private static final String PROFILE = "profiles/fine-grained.json";

  private final StringWriter err = new StringWriter();

  @Test
  void aContainerThatThePodHasNot() {
    for (String command : new String[] {"diagnose", "verify", "mutate"}) {
      assertThat(run(command, SECOND, "--profile", PROFILE, "--container", "nobody"))
          .as(command)
          .isEqualTo(2);
      assertThat(err.toString())
          .contains("pod second: has no container 'nobody'; choose one of web, agent");
    }
  }

  @Test
  void oneWithoutAProfile() {
    assertThat(run("diagnose", SECOND)).isEqualTo(2);
    assertThat(err.toString())
        .contains("names no Localhost profile for pod second; specify a profile");
    assertThat(run("diagnose", SECOND, "--container", "agent")).isEqualTo(2);
    assertThat(err.toString()).contains("names no Localhost profile for container agent");
  }

  @Test
  void mutantsOfNoneOfSeveral() {
    assertThat(run("mutate", SECOND, "--profile", PROFILE)).isEqualTo(2);
    assertThat(err.toString())
        .contains("pod second: has the containers web, agent; choose one: --container NAME");
  }

  private int run(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setErr(new PrintWriter(err));
    return line.execute(arguments);
  }
}
