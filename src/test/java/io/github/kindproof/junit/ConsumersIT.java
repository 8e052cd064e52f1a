package io.github.kindproof.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.ProcessResult;
import io.github.kindproof.internal.io.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Projects outside of the checkout, built by Maven, which have each a JUnit of their own beside
 * Kindproof. Their clusters are of a provider of their own, so no engine is needed.
 */
@Tag("long")
class ConsumersIT {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Path PROJECT = Path.of("src/test/consumer");
  private static final Path OURS = Path.of("src/test/java/io/github/kindproof/junit");
  private static final List<String> SHARED =
      List.of(
          "Everywhere",
          "FakeApi",
          "FakeClusters",
          "OncePerClass",
          "Shapes",
          "ShapesOnCluster",
          "ShapesWithoutCluster",
          "WorkloadsOfClass",
          "WorkloadsOfOneTestEach");

  @TempDir static Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"5.13.4", "5.14.4", "6.1.3"})
  void testsEndAsThatJUnitHasIt(String junit) throws IOException {
    Path project = copied(folder.resolve("junit-" + junit));
    Path repository = MavenHome.withKindproof();
    ProcessResult build =
        Command.of(
                List.of(
                    "mvn",
                    "-B",
                    "-Dmaven.repo.local=" + repository,
                    "-Dkindproof.version=" + MavenHome.VERSION,
                    "-Djunit.version=" + junit,
                    "-Dlistener=" + listener(folder.resolve("listener")),
                    "test"))
            .in(project)
            .withEnvironment(Map.of("JAVA_HOME", System.getProperty("java.home")))
            .withLimit(LIMIT)
            .run();
    for (String way : List.of("serial", "parallel")) {
      Path file = project.resolve("target/" + way + ".ends");
      assertThat(file).as(build.stdout()).exists();
      assertEndsAlike(Files.readAllLines(file), way);
    }
    try (Stream<Path> bundles = Files.list(project.resolve("target/kindproof/failures"))) {
      assertThat(bundles).hasSize(27);
    }
  }

  private static void assertEndsAlike(List<String> lines, String way) {
    Map<String, String> plain = endsOf(lines, "ShapesWithoutCluster");
    Map<String, String> onCluster = endsOf(lines, "ShapesOnCluster");
    assertThat(onCluster).as(way).hasSizeGreaterThan(40).containsOnlyKeys(plain.keySet());
    SoftAssertions softly = new SoftAssertions();
    plain.forEach(
        (test, end) -> softly.assertThat(onCluster.get(test)).as(way + test).isEqualTo(end));
    softly.assertAll();
    List<String> others = lines.stream().filter(line -> !line.contains("consumer.Shapes")).toList();
    assertThat(others).as(way).hasSizeGreaterThan(20);
    assertThat(others).as(way).filteredOn(line -> !line.endsWith("\tSUCCESSFUL")).isEmpty();
  }

  private static Map<String, String> endsOf(List<String> lines, String tests) {
    Map<String, String> ends = new TreeMap<>();
    for (String line : lines) {
      String[] parts = line.split("\t", 2);
      if (parts[0].contains("consumer." + tests)) {
        ends.put(Ends.name(parts[0]), parts[1]);
      }
    }
    return ends;
  }

  /** The project with test classes of ours, which are in its own package there. */
  private static Path copied(Path project) throws IOException {
    try (Stream<Path> files = Files.walk(PROJECT)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = project.resolve(PROJECT.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    for (String name : SHARED) {
      String source = Files.readString(OURS.resolve(name + ".java"));
      Files.writeString(
          project.resolve("src/test/java/consumer/" + name + ".java"),
          source.replace("package io.github.kindproof.junit;", "package consumer;"));
    }
    return project;
  }

  /** A folder with nothing but the listener: what else Kindproof's tests have stays here. */
  private static Path listener(Path classes) throws IOException {
    Path ours = Path.of("target/test-classes");
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Path target = Files.createDirectories(classes.resolve("io/github/kindproof/junit"));
    for (Class<?> type : List.of(Ends.class, EndsListener.class)) {
      String file = type.getSimpleName() + ".class";
      Files.write(
          target.resolve(file),
          Files.readAllBytes(ours.resolve("io/github/kindproof/junit").resolve(file)));
    }
    Files.writeString(
        services.resolve("org.junit.platform.launcher.TestExecutionListener"),
        EndsListener.class.getName());
    return classes;
  }
}
