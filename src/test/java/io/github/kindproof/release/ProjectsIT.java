package io.github.kindproof.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.ProcessResult;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.junit.MavenHome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Projects that get Kindproof from a repository to which it was published, and nothing else. */
class ProjectsIT {
  private static final Duration LIMIT = Duration.ofMinutes(20);
  private static final Path PROJECTS = Path.of("src/test/projects").toAbsolutePath();
  private static final String DEPLOY =
      "org.apache.maven.plugins:maven-deploy-plugin:3.2.0:deploy-file";

  /** Without an engine, so the test that wants a cluster is skipped. */
  private static final Map<String, String> NO_ENGINE =
      Map.of("DOCKER_HOST", "unix:///nowhere/docker.sock");

  @TempDir private static Path folder;

  private static Path home;
  private static String repository;

  @BeforeAll
  static void publish() throws IOException {
    home = MavenHome.withoutKindproof(Files.createDirectory(folder.resolve("home")));
    repository = folder.resolve("published").toUri().toString();
    ProcessResult published =
        maven(
            Path.of("").toAbsolutePath(),
            Map.of(),
            DEPLOY,
            "-Dfile=" + Published.JAR,
            "-DpomFile=pom.xml",
            "-DrepositoryId=published",
            "-Durl=" + repository);
    assertThat(published.ok()).as(published.stdout()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "junit, 5.13.4",
    "junit, 5.14.4",
    "junit, 6.1.3",
    "spring-boot-3, managed",
    "spring-boot-4, managed"
  })
  @Tag("release")
  void testsOfAProfilePass(String project, String junit) throws IOException {
    Path there = copied(project, junit);
    assertPass(maven(there, NO_ENGINE, "test", "-Djunit.version=" + junit), 4, 1);
  }

  @ParameterizedTest
  @CsvSource({"junit, 5.13.4", "junit, 6.1.3", "spring-boot-4, managed"})
  @Tag("release")
  void aTestThatFailsFailsTheBuildAndSaysWhy(String project, String junit) throws IOException {
    Path there = copied(project, "wrong-" + junit);
    String test = "WrongProfileTest";
    Files.copy(
        PROJECTS.resolve("wrong").resolve(test + ".java"),
        there.resolve("src/test/java/consumer").resolve(test + ".java"));
    ProcessResult run = maven(there, NO_ENGINE, "verify", "-Djunit.version=" + junit);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.stdout())
        .contains("Tests run: 5, Failures: 1, Errors: 0, Skipped: 1", "BUILD FAILURE");
    assertThat(there.resolve("target/surefire-reports/TEST-consumer." + test + ".xml"))
        .content()
        .contains("tests=\"1\"", "failures=\"1\"")
        .containsPattern("Expecting src/test/resources/mine.json to deny(&#10;|\\s)+openat");
  }

  /** The property kindproof.jvms lists paths of java, separated as in a class path. */
  static Stream<String> jvms() {
    String own = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return Stream.of(System.getProperty("kindproof.jvms", own).split(File.pathSeparator));
  }

  @ParameterizedTest
  @MethodSource("jvms")
  @Tag("release")
  void theyPassOnEachOfTheseJvms(String java) throws IOException {
    Path there = copied("junit", "on" + java.replace('/', '-'));
    assertPass(maven(there, NO_ENGINE, "test", "-Djunit.version=6.1.3", "-Djvm=" + java), 4, 1);
  }

  /** With a cache of its own, so kind is fetched; the engine may have the images. */
  @Test
  @Tag("long")
  void aTestOnKindPassesWithoutACheckout() throws IOException {
    Path there = copied("junit", "kind");
    ProcessResult run =
        maven(
            there,
            Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString()),
            "test",
            "-Djunit.version=6.1.3",
            "-Dtest=NginxProfileIT",
            "-Dkindproof.setup=true");
    assertPass(run, 1, 0);
    assertThat(folder.resolve("cache/kindproof")).isDirectory();
  }

  private static void assertPass(ProcessResult run, int tests, int skipped) {
    assertThat(run.stdout())
        .contains(
            "Tests run: %d, Failures: 0, Errors: 0, Skipped: %d".formatted(tests, skipped),
            "BUILD SUCCESS");
  }

  /** The project in a folder of its own, with the tests that all have. */
  private static Path copied(String project, String name) throws IOException {
    Path there = folder.resolve(project + "-" + name);
    Path tests = Files.createDirectories(there.resolve("src/test/java/consumer"));
    Path resources = Files.createDirectories(there.resolve("src/test/resources"));
    Files.copy(PROJECTS.resolve(project).resolve("pom.xml"), there.resolve("pom.xml"));
    Files.copy(Path.of("profiles/fine-grained-complete.json"), resources.resolve("mine.json"));
    try (Stream<Path> shared = Files.list(PROJECTS.resolve("shared"))) {
      for (Path test : shared.toList()) {
        Files.copy(test, tests.resolve(test.getFileName()));
      }
    }
    return there;
  }

  private static ProcessResult maven(
      Path project, Map<String, String> environment, String... arguments) {
    List<String> line = new ArrayList<>(List.of("mvn", "-B", "-Dstyle.color=never"));
    line.add("-Dmaven.repo.local=" + home);
    line.add("-Dkindproof.version=" + Published.VERSION);
    line.add("-Dkindproof.repository=" + repository);
    line.addAll(List.of(arguments));
    return Command.of(line).in(project).withEnvironment(environment).withLimit(LIMIT).run();
  }
}
