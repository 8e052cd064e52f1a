package io.github.kindproof.upgrade.seccompdefault.run;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.io.file.Folders;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.upgrade.seccompdefault.Inventory;
import io.github.kindproof.upgrade.seccompdefault.InventoryBuilder;
import io.github.kindproof.workload.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the workloads of manifest files, and of folders with manifests. */
public final class ManifestInventory {
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

  private ManifestInventory() {}

  /**
   * Read files and folders. In a folder, whatever cannot be read is noted in the inventory: it may
   * be a template or the values of a chart.
   *
   * @param secrets Secrets whose values the copies get
   * @throws BadInputException if a file that is named cannot be read, or a folder has no manifest
   */
  public static Inventory read(List<Path> paths, List<Secret> secrets) {
    InventoryBuilder inventory = new InventoryBuilder();
    List<HasMetadata> objects = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        files(path).forEach(file -> objects.addAll(tolerant(file, inventory)));
      } else {
        objects.addAll(add(Manifest.readObjects(path), inventory));
      }
    }
    return inventory.build(it -> true, new GivenMaterials(objects, secrets));
  }

  /**
   * Read the Secrets of a manifest.
   *
   * @throws BadInputException if it cannot be read, or has no Secret
   */
  public static List<Secret> secrets(Path file) {
    List<Secret> secrets =
        Manifest.readObjects(file).objects().stream()
            .filter(Secret.class::isInstance)
            .map(Secret.class::cast)
            .toList();
    if (secrets.isEmpty()) {
      throw new BadInputException(
          file.toString(), "has no Secret", "specify a manifest of Secrets");
    }
    return secrets;
  }

  private static List<HasMetadata> tolerant(Path file, InventoryBuilder inventory) {
    try {
      Manifest readable =
          Manifest.readable(
              file, unread -> inventory.notLooked(file.toString(), reason(file, unread)));
      return add(readable, inventory);
    } catch (BadInputException e) {
      inventory.notLooked(file.toString(), reason(file, e));
      return List.of();
    }
  }

  /** The message without the file, which stands before it, and with the line in words. */
  private static String reason(Path file, BadInputException unread) {
    if (isTemplate(file)) {
      return "a template; render it first, for example: helm template CHART";
    }
    String message = String.valueOf(unread.getMessage());
    return message
        .replaceFirst("^" + Pattern.quote(file.toString()) + "[:,]?\\s*", "")
        .replaceFirst("^(\\d+)[:,] ", "line $1: ");
  }

  private static boolean isTemplate(Path file) {
    try {
      return Files.readString(file).contains("{{");
    } catch (IOException e) {
      return false; // no text, as the other reason says
    }
  }

  private static List<HasMetadata> add(Manifest manifest, InventoryBuilder inventory) {
    manifest.objects().forEach(object -> inventory.add(object, manifest.file().toString()));
    return manifest.objects();
  }

  private static List<Path> files(Path folder) {
    try {
      List<Path> files =
          Folders.files(folder).stream()
              .filter(
                  file -> {
                    String name = file.toString().toLowerCase(Locale.ROOT);
                    return ENDINGS.stream().anyMatch(name::endsWith);
                  })
              .toList();
      if (files.isEmpty()) {
        throw new BadInputException(
            folder.toString(), "has no manifest", "specify a folder with .yaml or .json files");
      }
      return files;
    } catch (IOException e) {
      throw new BadInputException(
          folder.toString(), "cannot be read: " + IoReason.of(e), "specify a readable folder");
    }
  }
}
