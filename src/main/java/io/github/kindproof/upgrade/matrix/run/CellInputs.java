package io.github.kindproof.upgrade.matrix.run;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.file.Folders;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.internal.io.file.Sha256;
import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.MatrixChoice;
import io.github.kindproof.upgrade.matrix.Rule;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Hashes of everything that a cell's result depends on: version, runtime, profile, manifest, rules,
 * image recipes, and Kindproof's own code. A finished cell whose inputs have changed runs again.
 */
final class CellInputs {
  private static final List<String> RECIPES =
      List.of(
          "images/node", "images/runtime", "images/nginx", "images/probe", "workload-images.yaml");

  /** Packaged copies, which are hashed one by one where they matter. */
  private static final String PACKAGED_FILES = "io/github/kindproof/files/";

  private final MatrixPlan plan;
  private final Map<Path, String> hashes = new ConcurrentHashMap<>();

  CellInputs(MatrixPlan plan) {
    this.plan = plan;
  }

  String of(Cell cell) {
    return shortHash(hash(code()) + described(cell));
  }

  private String described(Cell cell) {
    StringBuilder inputs = new StringBuilder(cell.id());
    inputs.append('\n').append(plan.version(cell)).append('\n').append(plan.runtime(cell));
    plan.workers(cell).forEach(worker -> inputs.append('\n').append(worker));
    for (Rule rule : plan.expectations().thatMayFit(cell, plan.requested(cell))) {
      inputs.append('\n').append(rule.expectation());
    }
    inputs.append('\n').append(profile(cell)).append('\n');
    String manifest = cell.isProbe() ? CellPod.PROBE_MANIFEST : CellPod.NGINX_MANIFEST;
    inputs.append(hash(plan.files().find(manifest))).append('\n');
    RECIPES.forEach(recipe -> inputs.append(hash(plan.files().find(recipe))).append('\n'));
    return inputs.toString();
  }

  /** Equal for the shards of one matrix: the same cells, made from the same files. */
  String ofAll() {
    return shortHash(plan.all().stream().map(this::described).collect(Collectors.joining("\n")));
  }

  private static String shortHash(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  private String profile(Cell cell) {
    boolean hasFile = !cell.isProbe() && !cell.profile().equals(MatrixChoice.MISSING);
    Path folder = MatrixPlan.profilesFolder(plan.files());
    return hasFile ? hash(folder.resolve(cell.profile() + ".json")) : "";
  }

  private String hash(Path path) {
    return hashes.computeIfAbsent(path, CellInputs::read);
  }

  /** Where Kindproof's classes are: a jar or a folder. */
  private static Path code() {
    try {
      return Path.of(CellInputs.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path path) {
    StringBuilder text = new StringBuilder();
    try {
      for (Path file : Folders.files(path)) {
        if (!file.toString().contains(PACKAGED_FILES)) {
          text.append(path.relativize(file))
              .append(' ')
              .append(Sha256.of(Files.readAllBytes(file)));
        }
      }
    } catch (IOException e) {
      throw new EnvironmentException(
          path + " cannot be read: " + IoReason.of(e), "make it readable", e);
    }
    return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
