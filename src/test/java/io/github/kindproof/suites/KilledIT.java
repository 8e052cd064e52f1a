package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kindproof.internal.io.process.Command;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A command that is killed outright, at each of its phases: the kernel's rate limit is put back by
 * itself, and {@code kindproof clean} removes the rest.
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
          tutorial | begin  boot
          tutorial | begin  step 5
          tutorial | done   step 5
          record   | begin  boot
          record   | begin  recording nginx, run 1
          record   | begin  recording nginx, run 2
          record   | begin  recording nginx, run 3
          mutate   | begin  benches for nginx
          mutate   | begin  mutants
          diagnose | begin  nginx without a filter
          diagnose | begin  recording nginx, run 1
          """)
  void nothingStays(String command, String line, @TempDir Path folder)
      throws IOException, InterruptedException {
    String limit = Files.readString(LIMIT);
    Set<String> before = containers();
    Process process =
        new ProcessBuilder(arguments(command, folder)).redirectErrorStream(true).start();
    readUntil(process, line);
    process.destroyForcibly().waitFor();

    await().atMost(SOON).until(() -> Files.readString(LIMIT).equals(limit));
    assertThat(Command.of("./kindproof", "clean").withLimit(Duration.ofMinutes(3)).run().ok())
        .isTrue();
    assertThat(containers()).isSubsetOf(before);
    assertThat(folder).isEmptyDirectory();
  }

  private static List<String> arguments(String command, Path folder) {
    List<String> options =
        switch (command) {
          case "tutorial" -> List.of("--kubernetes", "default", "--step", "5");
          case "record" -> ofNginx("--output", folder.resolve("nginx.json").toString());
          case "mutate" -> ofNginx("--profile", "src/test/profiles/nginx-recorded.json");
          default -> ofNginx("--profile", "profiles/fine-grained.json"); // has to be diagnosed
        };
    return Stream.concat(Stream.of("./kindproof", command), options.stream()).toList();
  }

  private static List<String> ofNginx(String option, String file) {
    return List.of(
        "manifests/workloads/nginx.yaml", "--exercise", "exercises/nginx.sh", option, file);
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
