package io.github.kindproof.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.ProcessResult;
import io.github.kindproof.internal.io.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command as one file, in a folder with a profile and nothing else, on a machine with Java. */
@Tag("release")
class CommandFileIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir private Path folder;

  @BeforeEach
  void addProfile() throws IOException {
    Files.createDirectories(folder.resolve("home"));
    Files.createDirectories(folder.resolve("bin"));
    Files.createDirectories(folder.resolve("work/profiles"));
    Files.copy(
        Path.of("profiles/fine-grained-complete.json"), folder.resolve("work/profiles/mine.json"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--version | kindproof ",
        "lint profiles | 1 file: 0 errors",
        "lint --format sarif profiles | sarif-schema-2.1.0",
        "explain ptrace | traces and controls another process",
        "explain profiles/mine.json | RuntimeDefault",
        "render --kubernetes v1.34.11 | kind: Cluster",
        "profiles profiles --for-operator | SeccompProfile",
        "profiles --print-rights | ClusterRole",
        "check --print-rights | ClusterRole",
        "matrix --list | v1.34.11",
        "completion bash | complete ",
        "help filter | pod "
      })
  void theJarAnswers(String arguments, String answer) {
    ProcessResult run =
        run(List.of(JAVA.toString(), "-jar", Published.COMMAND.toString()), arguments);
    assertThat(run.stderr()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.stdout()).contains(answer);
  }

  @Test
  void withoutAnEngineItSaysSo() {
    ProcessResult run =
        run(List.of(JAVA.toString(), "-jar", Published.COMMAND.toString()), "tutorial");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.stderr()).contains("docker").doesNotContain("Exception");
  }

  @Test
  void servicesOfAllLibrariesAreMerged() throws IOException {
    String services = "META-INF/services/";
    assertThat(
            Published.text(
                Published.COMMAND, services + "io.github.kindproof.cluster.ClusterProviderFactory"))
        .contains("K3sProviderFactory");
    assertThat(
            Published.text(
                Published.COMMAND,
                services + "io.fabric8.kubernetes.client.http.HttpClient$Factory"))
        .contains("JdkHttpClientFactory");
    assertThat(
            Published.text(
                Published.COMMAND,
                services + "org.testcontainers.dockerclient.DockerClientProviderStrategy"))
        .contains("UnixSocketClientProviderStrategy");
  }

  @Test
  void signaturesAndModulesOfLibrariesAreLeftOut() throws IOException {
    assertThat(Published.names(Published.COMMAND))
        .noneMatch(it -> it.matches("META-INF/[^/]*\\.(SF|RSA|DSA)|(.*/)?module-info\\.class"))
        .doesNotHaveDuplicates();
  }

  @Test
  void theFileIsACommandOnThePath() throws IOException {
    Path command = Published.PACKAGING.resolve("kindproof");
    Files.createSymbolicLink(folder.resolve("bin/kindproof"), command);
    Files.createSymbolicLink(folder.resolve("bin/kubectl-kindproof"), command);
    Files.createSymbolicLink(folder.resolve("bin/java"), JAVA);

    ProcessResult version = run(List.of(command.toString()), "--version");
    assertThat(version.stderr()).isEmpty();
    assertThat(version.stdout()).isEqualTo("kindproof " + Published.VERSION + "\n");

    // Messages name the command as its user types it.
    assertThat(remedy("kindproof")).contains("`kindproof setup`");
    assertThat(remedy("kubectl-kindproof")).contains("`kubectl kindproof setup`");
  }

  @Test
  void aPathWithSpacesIsQuotedInMessages() throws IOException {
    Path command = Files.createDirectory(folder.resolve("my tools")).resolve("kindproof");
    Files.createSymbolicLink(command, Published.PACKAGING.resolve("kindproof"));
    Files.createSymbolicLink(folder.resolve("bin/java"), JAVA);
    Files.createSymbolicLink(folder.resolve("bin/sed"), Path.of("/bin/sed"));
    assertThat(run(List.of(command.toString()), "env").stderr())
        .contains("`'" + command + "' setup`");
  }

  private String remedy(String command) {
    return run(List.of(folder.resolve("bin").resolve(command).toString()), "env").stderr();
  }

  @Test
  void withoutJavaItSaysHowToGetOne() {
    ProcessResult run = run(List.of(Published.PACKAGING.resolve("kindproof").toString()), "lint");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.stderr()).startsWith("kindproof: no Java; install ").hasLineCount(1);
  }

  private ProcessResult run(List<String> command, String arguments) {
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of(arguments.split(" ")));
    return Command.of(line)
        .in(folder.resolve("work"))
        .withEnvironment(
            Map.of(
                "PATH", folder.resolve("bin").toString(),
                "HOME", folder.resolve("home").toString(),
                "XDG_CACHE_HOME", folder.resolve("home/cache").toString(),
                "JAVA_HOME", "",
                "DOCKER_HOST", "unix:///nowhere/docker.sock"))
        .withLimit(LIMIT)
        .run();
  }
}
