package io.github.kindling.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kindling.process.Command;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A command that is killed outright, at each of its phases: the kernel's rate limit is put back by
 * itself, and {@code kindling clean} removes the rest.
 */
@Tag("cluster")
@Tag("long")
@Isolated
class KilledIT {
  private static final Path LIMIT = Path.of("/proc/sys/kernel/printk_ratelimit");
  private static final Duration SOON = Duration.ofSeconds(30);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          record | boot
          record | recording nginx, run 1
          record | recording nginx, run 2
          record | recording nginx, run 3
          mutate | benches for nginx
          mutate | mutants
          diagnose | nginx without a filter
          diagnose | recording nginx, run 1
          """)
  void nothingStays(String command, String phase, @TempDir Path folder)
      throws IOException, InterruptedException {
    String limit = Files.readString(LIMIT);
    Set<String> before = containers();
    Process process =
        new ProcessBuilder(
                "./kindling",
                command,
                "manifests/workloads/nginx.yaml",
                "--exercise",
                "exercises/nginx.sh",
                command.equals("record") ? "--output" : "--profile",
                file(command, folder))
            .redirectErrorStream(true)
            .start();
    readUntil(process, "begin  " + phase);
    process.destroyForcibly().waitFor();

    await().atMost(SOON).until(() -> Files.readString(LIMIT).equals(limit));
    assertThat(Command.of("./kindling", "clean").withLimit(Duration.ofMinutes(3)).run().ok())
        .isTrue();
    assertThat(containers()).isSubsetOf(before);
    assertThat(folder).isEmptyDirectory();
  }

  /** What it writes, or the profile: one that is enough, or one that has to be diagnosed. */
  private static String file(String command, Path folder) {
    return switch (command) {
      case "record" -> folder.resolve("nginx.json").toString();
      case "mutate" -> "src/test/profiles/nginx-recorded.json";
      default -> "profiles/fine-grained.json";
    };
  }

  private static void readUntil(Process process, String begins) throws IOException {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      StringBuilder said = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        if (line.startsWith(begins)) {
          return;
        }
      }
      throw new AssertionError("it ended before '" + begins + "':\n" + said);
    }
  }

  private static Set<String> containers() {
    return new TreeSet<>(
        Command.of("docker", "ps", "--all", "--format", "{{.Names}}")
            .run()
            .stdout()
            .lines()
            .toList());
  }
}
