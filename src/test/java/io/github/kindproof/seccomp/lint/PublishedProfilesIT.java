package io.github.kindproof.seccomp.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.io.process.GoModule;
import io.github.kindproof.seccomp.file.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Profiles that other projects publish and many people use have no error: fetched as Go modules, as
 * nobody's files are copied here. Under some examples no container starts, because they block
 * everything or show a rule.
 */
class PublishedProfilesIT {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "github.com/moby/profiles/seccomp@v0.3.0, default.json, 1",
    "github.com/containers/common@v0.64.2, pkg/seccomp/seccomp.json, 1",
    "sigs.k8s.io/security-profiles-operator@v0.8.4, examples, 3",
    "sigs.k8s.io/security-profiles-operator@v0.10.0, examples, 5",
  })
  void haveNoError(String module, String place, int atLeast) throws IOException {
    List<Path> profiles = profiles(GoModule.fetched(module, folder).resolve(place));
    assertThat(profiles).hasSizeGreaterThanOrEqualTo(atLeast);
    for (LintedFile file : new Linter(LintConfig.none()).look(profiles).files()) {
      assertThat(file.findings())
          .as("%s", file.file())
          .filteredOn(it -> it.severity() == Severity.ERROR)
          .filteredOn(it -> it.problem().kind() != LintRule.RUNTIME_CALLS)
          .isEmpty();
    }
  }

  private static List<Path> profiles(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      return files.filter(Files::isRegularFile).filter(PublishedProfilesIT::hasProfile).toList();
    }
  }

  private static boolean hasProfile(Path file) {
    try {
      return file.toString().endsWith(".json")
          || Files.readString(file).lines().anyMatch("kind: SeccompProfile"::equals);
    } catch (IOException e) {
      return false; // no text: no profile
    }
  }
}
