package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.ProcessResult;
import io.github.kindproof.internal.io.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The first five commands of docs/least-privilege.md, as printed. Their output is kept in {@code
 * target/kindproof/least-privilege/}: the page's figures come from there.
 */
@Tag("cluster")
@Tag("long")
@Isolated
class LeastPrivilegeCommandsIT {
  private static final Path OUTPUT = Path.of("target", "kindproof", "least-privilege");
  private static final int COMMANDS = 5;

  @AfterEach
  void removeWhatTheyWrite() throws IOException {
    for (String file : List.of("nginx.json", "nginx.calls.yaml", "small.json")) {
      Path written = Path.of(file);
      if (Files.exists(written)) {
        Files.move(written, OUTPUT.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @Test
  void eachDoesWhatThePageSays() throws IOException {
    String page = Files.readString(Path.of("docs", "least-privilege.md"));
    List<String> commands =
        Arrays.stream(page.split("```", -1)[1].split("\n", -1))
            .filter(line -> line.startsWith("./kindproof "))
            .toList();
    assertThat(commands).hasSize(COMMANDS);
    Files.createDirectories(OUTPUT);
    for (String command : commands) {
      ProcessResult result =
          Command.of("bash", "-c", command).withLimit(Duration.ofMinutes(15)).run();
      String name = command.split(" ", -1)[1];
      Files.writeString(OUTPUT.resolve(name + ".txt"), result.stdout());
      assertThat(result.exitCode()).as("%s%n%s", command, result.stderr()).isZero();
    }
  }
}
