package io.github.kindproof.internal.setup;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.io.file.Folders;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.internal.io.file.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The images that a setup got, so that the next setup sees quickly that there is nothing to do.
 *
 * @param file one reference per line; its name is a hash of all inputs
 */
record ImageReceipt(Path file) {
  static ImageReceipt of(Path folder, String wanted, Path recipes) {
    Sha256 hash = new Sha256().add(wanted);
    try {
      for (Path recipe : Folders.files(recipes)) {
        hash.add(recipes.relativize(recipe) + " " + Files.size(recipe) + "\n")
            .add(Files.readAllBytes(recipe));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ImageReceipt(folder.resolve("images-" + hash.hexadecimal().substring(0, 16)));
  }

  /** Whether the engine still has all images. */
  boolean isGood(Docker docker) {
    if (!Files.exists(file)) {
      return false;
    }
    try {
      List<String> command = new ArrayList<>(List.of("image", "inspect", "--format", "{{.Id}}"));
      command.addAll(Files.readAllLines(file));
      return docker.command(command).run().ok();
    } catch (IOException e) {
      return false;
    }
  }

  void write(List<String> references) {
    try {
      Files.write(file, references);
    } catch (IOException e) {
      throw new EnvironmentException(
          file + " cannot be written: " + IoReason.of(e),
          "free disk space, or make it writable",
          e);
    }
  }
}
