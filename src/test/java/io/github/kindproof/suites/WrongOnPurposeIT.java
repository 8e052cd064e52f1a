package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.ProcessResult;
import io.github.kindproof.Verdict;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.internal.report.StepResult;
import io.github.kindproof.internal.report.TutorialJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The tutorial with one file made wrong on purpose: its step must differ, and say in what. A step
 * that is as expected all the same would prove nothing when it is.
 */
@Tag("cluster")
@Tag("long")
@Isolated
class WrongOnPurposeIT {
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final String KINDPROOF = PROJECT.resolve("kindproof").toString();
  private static final List<String> FOLDERS = List.of("kind-configs", "profiles", "manifests");
  private static final Duration LIMIT = Duration.ofMinutes(8);

  @ParameterizedTest(name = "{1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1       | manifests/probe.yaml                | filters            | seccomp filtering
          2-today | kind-configs/seccomp-default.yaml   | lacks its line     | seccomp disabled on worker
          2b      | kind-configs/canary.yaml            | has no canary      | seccomp disabled on worker
          3       | profiles/audit.json                 | denies             | audit.json has the default
          4       | kind-configs/profiles.yaml          | mounts others once | on worker differs from byte
          5       | manifests/audit-mode.yaml           | has no profile     | 0 audit records
          6       | profiles/violation.json             | allows             | Running, HTTP 200
          7       | profiles/fine-grained.json          | is complete        | Running, HTTP 200
          8       | profiles/fine-grained-complete.json | cuts bodies off    | whole page from 0 of 2 nodes
          """)
  void differs(String step, String file, String how, String seen, @TempDir Path folder)
      throws IOException {
    FOLDERS.forEach(name -> copy(PROJECT.resolve(name), folder.resolve(name)));
    Path wrong = folder.resolve(file);
    String right = Files.readString(wrong);
    Files.writeString(wrong, made(how, right, folder));
    assertThat(wrong).content().isNotEqualTo(right);

    ProcessResult tutorial =
        Command.of(KINDPROOF, "tutorial", "--kubernetes", "default", "--step", step)
            .in(folder)
            .withLimit(LIMIT)
            .run();

    assertThat(tutorial.exitCode()).as(tutorial.toString()).isEqualTo(1);
    assertThat(TutorialJson.read(folder.resolve("target/kindproof/tutorial.json")))
        .filteredOn(result -> result.verdict() == Verdict.DIFFERS)
        .isNotEmpty()
        .extracting(StepResult::observed)
        .allSatisfy(observed -> assertThat(observed).contains(seen));
  }

  private static String made(String how, String right, Path folder) throws IOException {
    return switch (how) {
      case "filters" ->
          right.replace(
              "spec:\n", "spec:\n  securityContext:\n    seccompProfile: {type: RuntimeDefault}\n");
      case "lacks its line" -> right.replace("  seccompDefault: true\n", "");
      case "has no canary" -> right.replace("  seccomp-default: \"true\"", "  v: \"2\"");
      case "denies" -> right.replace("SCMP_ACT_LOG", "SCMP_ACT_ERRNO");
      case "mounts others once" -> {
        Path others = folder.resolve("others");
        copy(folder.resolve("profiles"), others);
        Files.writeString(others.resolve("audit.json"), " ", StandardOpenOption.APPEND);
        int worker = right.indexOf("role: worker");
        yield right.substring(0, worker)
            + right.substring(worker).replace("./profiles", "./others");
      }
      case "has no profile" -> right.replaceAll("(?m)^  securityContext:\n.*\n.*\n.*\n", "");
      case "allows" -> right.replace("SCMP_ACT_ERRNO", "SCMP_ACT_ALLOW");
      case "is complete" -> Files.readString(folder.resolve("profiles/fine-grained-complete.json"));
      case "cuts bodies off" -> {
        Path manifest = folder.resolve("manifests/custom-mode-complete.yaml");
        String text = Files.readString(manifest);
        // The kubelet's own probe would notice it, and the pod never become Ready.
        Files.writeString(manifest, text.replaceAll("(?m)^ +readinessProbe:\n(.*\n){4}", ""));
        yield right.replaceAll("\\s*\"sendfile\",?", "");
      }
      default -> throw new IllegalArgumentException(how);
    };
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.list(from)) {
      Files.createDirectories(to);
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
