package io.github.kindproof.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.ProcessResult;
import io.github.kindproof.internal.io.process.Command;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Maven resolves for a project with {@code @SeccompTest} on kind and a JUnit of its own, and
 * what Kindproof says there of the libraries that it does without.
 */
class ConsumerJarsTest {
  private static final int MOST_JARS = 44;
  private static final long MOST_BYTES = 33_500_000;
  private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:";

  @TempDir static Path folder;
  private static List<Path> jars;

  @BeforeAll
  static void resolve() throws IOException {
    Path file = folder.resolve("classpath");
    ProcessResult resolved =
        Command.of(
                List.of(
                    "mvn",
                    "-B",
                    "-Dmaven.repo.local=" + MavenHome.withKindproof(),
                    "-Dkindproof.version=" + MavenHome.VERSION,
                    "-Djunit.version=6.1.3",
                    "-Dmdep.outputFile=" + file,
                    PLUGIN + "build-classpath"))
            .in(Path.of("src/test/consumer"))
            .withEnvironment(Map.of("JAVA_HOME", System.getProperty("java.home")))
            .withLimit(Duration.ofMinutes(5))
            .run();
    assertThat(resolved.ok()).as(resolved.stdout()).isTrue();
    jars =
        List.of(Files.readString(file).strip().split(File.pathSeparator)).stream()
            .map(Path::of)
            .toList();
  }

  @Test
  void theyAreFewAndSmall(TestReporter reporter) throws IOException {
    long bytes = 0;
    for (Path jar : jars) {
      bytes += Files.size(jar);
    }
    String figures = "%d jars, %.1f MB".formatted(jars.size(), bytes / 1e6);
    reporter.publishEntry("a project with @SeccompTest on kind resolves", figures);
    assertThat(jars).as(figures).hasSizeLessThanOrEqualTo(MOST_JARS);
    assertThat(bytes).as(figures).isLessThanOrEqualTo(MOST_BYTES);
  }

  @Test
  void thereIsOneJacksonAndOneYamlParser() {
    assertThat(jars.stream().map(jar -> jar.getFileName().toString()))
        .filteredOn(name -> name.matches("(jackson-(core|databind|dataformat-yaml)|snakeyaml).*"))
        .hasSize(4)
        .noneMatch(name -> name.matches("jackson-.*-2\\..*|snakeyaml-\\d.*"));
  }

  @Test
  void theCommandSaysInOneLineWhatItLacks() {
    ProcessResult command = run("io.github.kindproof.cli.Main", "doctor");

    assertThat(command.exitCode()).isEqualTo(3);
    assertThat(command.stderr())
        .isEqualTo(
            "kindproof: the command needs a library that is not on the class path; add the"
                + " dependency info.picocli:picocli\n");
  }

  /** Each is called without what it would work on: the library is missing before that matters. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cluster.k3s.K3sProvider | prepare | org.testcontainers:testcontainers-k3s",
        "seccomp.lint.LintSarif | of | com.contrastsecurity:java-sarif",
        "junit.matrix.MatrixReports | during | org.junit.platform:junit-platform-reporting"
      })
  void soDoesWhatNeedsAnotherLibrary(String type, String method, String dependency)
      throws ReflectiveOperationException, IOException {
    try (URLClassLoader consumer = consumer()) {
      Class<?> part = consumer.loadClass("io.github.kindproof." + type);
      Constructor<?> constructor = part.getDeclaredConstructors()[0];
      Object target =
          constructor.trySetAccessible() && constructor.getParameterCount() == 1
              ? constructor.newInstance((Object) null)
              : null;
      Method called =
          Stream.of(part.getMethods())
              .filter(it -> it.getName().equals(method))
              .findFirst()
              .orElseThrow();

      assertThatThrownBy(() -> called.invoke(target, new Object[called.getParameterCount()]))
          .cause()
          .satisfies(
              it ->
                  assertThat(it.getClass().getName())
                      .isEqualTo("io.github.kindproof.EnvironmentException"))
          .hasMessageEndingWith(
              " needs a library that is not on the class path; add the dependency " + dependency);
    }
  }

  @Test
  void theProviderOfK3sIsThereAllTheSame() throws ReflectiveOperationException, IOException {
    try (URLClassLoader consumer = consumer()) {
      Class<?> factory = consumer.loadClass("io.github.kindproof.cluster.ClusterProviderFactory");
      assertThat(ServiceLoader.load(factory, consumer))
          .extracting(it -> it.getClass().getSimpleName())
          .containsExactly("K3sProviderFactory");
    }
  }

  private static URLClassLoader consumer() throws IOException {
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      urls.add(jar.toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static ProcessResult run(String... arguments) {
    String classPath = String.join(File.pathSeparator, jars.stream().map(Path::toString).toList());
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> line = new ArrayList<>(List.of(java, "-cp", classPath));
    line.addAll(List.of(arguments));
    return Command.of(line).run();
  }
}
