package io.github.kindproof.seccomp.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.seccomp.file.FormatProblem;
import io.github.kindproof.seccomp.file.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What works as its author means has no error, and well-written ones not even a warning. */
class GoodProfilesTest {
  @TempDir Path folder;

  static List<Path> ours() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("profiles"))) {
      return files.sorted().toList();
    }
  }

  static List<String> written() throws IOException {
    try (InputStream stream = GoodProfilesTest.class.getResourceAsStream("good-profiles.txt")) {
      String all =
          new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(all.split("(?m)^=== .*$", -1)).skip(1).map(String::strip).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("ours")
  void thoseOfTheTutorialHaveNoErrorExceptTheOneThatDeniesEverything(Path profile) {
    if (profile.endsWith("violation.json")) {
      assertThat(errors(profile)).singleElement().asString().startsWith("no container starts");
    } else {
      assertThat(errors(profile)).isEmpty();
    }
  }

  /** As {@code crictl inspect} showed them on nodes with that containerd. */
  @ParameterizedTest
  @ValueSource(strings = {"1.6.20", "1.7.35", "2.0.14", "2.1.9", "2.3.7", "2.4.2"})
  void runtimeDefaultOfEachContainerdHasNoError(String containerd) throws IOException {
    Path file = folder.resolve("runtime-default.json");
    String name =
        "/io/github/kindproof/seccomp/explain/runtime-default-containerd-" + containerd + ".json";
    try (InputStream stream = GoodProfilesTest.class.getResourceAsStream(name)) {
      JsonNode profile = new ObjectMapper().readTree(stream);
      assertThat(profile.path("syscalls").size()).isGreaterThan(5);
      Files.writeString(file, profile.toString());
    }
    assertThat(errors(file)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("written")
  void whatIsWellWrittenHasNotEvenAWarning(String text) throws IOException {
    Path file = folder.resolve(text.startsWith("{") ? "profile.json" : "profile.yaml");
    Files.writeString(file, text);
    LintReport report = new Linter(LintConfig.none()).look(List.of(file));
    assertThat(report.files().get(0).findings())
        .filteredOn(it -> it.severity() != Severity.NOTE)
        .isEmpty();
    assertThat(report.fails()).isFalse();
  }

  /** Silence about a good profile means something only if all of it was read. */
  @ParameterizedTest
  @MethodSource("written")
  void aMistakeInAnyOfItsActionsWouldBeFound(String text) throws IOException {
    Path file = folder.resolve(text.startsWith("{") ? "profile.json" : "profile.yaml");
    Files.writeString(file, text.replace("SCMP_ACT_", "SCMP_ACTION_"));
    LintReport report = new Linter(LintConfig.none()).look(List.of(file));
    assertThat(report.files().get(0).findings())
        .filteredOn(it -> it.problem().kind() == FormatProblem.UNKNOWN_ACTION)
        .hasSize(text.split("SCMP_ACT_", -1).length - 1);
  }

  private static List<String> errors(Path profile) {
    return new Linter(LintConfig.none())
        .look(List.of(profile)).files().get(0).findings().stream()
            .filter(it -> it.severity() == Severity.ERROR)
            .map(LintFinding::message)
            .toList();
  }
}
