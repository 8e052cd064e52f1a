package io.github.kindproof.fuzz;

import io.github.kindproof.BadInputException;
import io.github.kindproof.KindproofException;
import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.catalog.NodeRuntimes;
import io.github.kindproof.cluster.access.Kubeconfig;
import io.github.kindproof.cluster.kind.config.ConfigWarnings;
import io.github.kindproof.cluster.kind.config.KindConfig;
import io.github.kindproof.internal.report.TutorialJson;
import io.github.kindproof.leastprivilege.mutate.InspectedContainer;
import io.github.kindproof.node.KernelLines;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.seccomp.lint.LintConfig;
import io.github.kindproof.seccomp.lint.WholeLint;
import io.github.kindproof.upgrade.diff.AllowList;
import io.github.kindproof.upgrade.matrix.Expectations;
import io.github.kindproof.upgrade.matrix.MatrixJson;
import io.github.kindproof.upgrade.matrix.run.JournalLines;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.probe.ProbeReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Something that reads what strangers write. Whatever that is, it is read, or rejected with its
 * place.
 */
enum FuzzTarget {
  PROFILE(it -> ProfileFile.read(it.file("profile.json"))),
  RESOURCE(it -> ProfileFile.read(it.file("profile.yaml"))),
  LINT(it -> WholeLint.of(it.file("profile.json"), it.text())),
  LINT_CONFIG(it -> LintConfig.read(it.file("lint.yaml"))),
  KIND_CONFIG(
      it ->
          ConfigWarnings.of(
              KindConfig.read(it.file("kind.yaml"), it.folder()), Versions.KUBERNETES.standard())),
  MANIFEST(it -> Manifest.read(it.file("manifest.yaml")).namespace()),
  KUBECONFIG(it -> Kubeconfig.read(it.file("kubeconfig.yaml"), "kind-kind")),
  AUDIT(it -> KernelLines.read(it.text())),
  CRICTL(it -> InspectedContainer.read(it.text())),
  PROBE(FuzzTarget::probe),
  MATRIX(it -> MatrixJson.read(it.file("matrix.json"))),
  JOURNAL(it -> JournalLines.read(it.file("journal.jsonl"))),
  TUTORIAL(it -> TutorialJson.read(it.file("tutorial.json"))),
  EXPECTATIONS(it -> Expectations.read(it.file("expectations.yaml"))),
  ALLOW_LIST(it -> AllowList.read(it.file("allowed.yaml"), LocalDate.EPOCH)),
  KUBERNETES_VERSIONS(it -> KubernetesVersions.read(it.file("kubernetes-versions.yaml"))),
  RUNTIMES(it -> NodeRuntimes.read(it.file("runtimes.yaml")));

  /** Reads an input, and throws what it throws for a wrong one. */
  private interface Reader {
    void read(Input input) throws IOException;
  }

  /** Read on first use. */
  private static final class Versions {
    static final KubernetesVersions KUBERNETES =
        KubernetesVersions.read(Path.of("kubernetes-versions.yaml"));
  }

  private final Reader reader;

  FuzzTarget(Reader reader) {
    this.reader = reader;
  }

  static FuzzTarget named(String word) {
    return Arrays.stream(values())
        .filter(it -> it.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no target " + word));
  }

  /** Return its name in commands, and that of the folder with its inputs. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Read an input.
   *
   * @param folder an empty folder, for the file
   * @throws AssertionError if the input is rejected without its place
   */
  void read(byte[] bytes, Path folder) {
    try {
      reader.read(new Input(bytes, folder));
    } catch (BadInputException e) {
      if (placesOf(folder).stream().noneMatch(it -> String.valueOf(e.getMessage()).contains(it))) {
        throw new AssertionError("without its place: " + e.getMessage(), e);
      }
    } catch (KindproofException e) {
      // The environment's fault, with its remedy.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> placesOf(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(it -> it.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Callers of the parser expect IllegalArgumentException itself, not a subclass of it. */
  private static void probe(Input input) {
    try {
      ProbeReport.parse(input.text());
    } catch (IllegalArgumentException e) {
      if (!e.getClass().equals(IllegalArgumentException.class)) {
        throw e;
      }
    }
  }
}
