package io.github.kindling.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kindling.process.Command;
import io.github.kindling.process.ProcessResult;
import io.github.kindling.process.SearchPath;
import io.github.kindling.profile.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Profiles that other projects publish and many people use have no error: fetched as Go modules, as
 * nobody's files are copied here.
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
    List<Path> profiles = profiles(fetched(module).resolve(place));
    assertThat(profiles).hasSizeGreaterThanOrEqualTo(atLeast);
    for (LintedFile file : new Linter(LintConfig.none()).look(profiles).files()) {
      assertThat(file.findings())
          .as("%s", file.file())
          .filteredOn(it -> it.severity() == Severity.ERROR)
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

  private Path fetched(String module) throws IOException {
    if (SearchPath.ofThisProcess().find("go").isEmpty()) {
      abort("not looked at: without Go the module " + module + " cannot be had");
    }
    ProcessResult result =
        Command.of("go", "mod", "download", "-json", module)
            .in(folder)
            .withEnvironment(Map.of("GOFLAGS", "-mod=mod"))
            .withLimit(Duration.ofMinutes(3))
            .run();
    if (!result.ok()) {
      abort("not looked at: the module " + module + " cannot be had: " + result.lastLine());
    }
    return Path.of(new ObjectMapper().readTree(result.stdout()).path("Dir").asText());
  }
}
