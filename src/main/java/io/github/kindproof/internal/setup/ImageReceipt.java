package io.github.kindproof.internal.setup;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.engine.Docker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What images were got for a wish, so that a set-up with nothing to do sees it at a glance.
 *
 * @param file has one reference a line; its name is the hash of all that the images depend on
 */
record ImageReceipt(Path file) {
  static ImageReceipt of(Path folder, String wanted, Path recipes) {
    try (Stream<Path> files = Files.walk(recipes)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(wanted.getBytes(StandardCharsets.UTF_8));
      for (Path recipe : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = recipes.relativize(recipe) + " " + Files.size(recipe) + "\n";
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(recipe));
      }
      String hash = HexFormat.of().formatHex(digest.digest()).substring(0, 16);
      return new ImageReceipt(folder.resolve("images-" + hash));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Whether the images were got, and the engine still has all of them. */
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
      throw new EnvironmentException(file + " cannot be written: " + e, "make it writable", e);
    }
  }
}
