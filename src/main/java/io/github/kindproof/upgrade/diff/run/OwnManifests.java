package io.github.kindproof.upgrade.diff.run;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.io.file.Folders;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.SinglePods;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A user's own manifests. Each of those with pods is combined with all that have none. */
public final class OwnManifests {
  private OwnManifests() {}

  /**
   * Reads them.
   *
   * @param paths manifests, or folders of them
   * @param profiles a folder of profiles that their pods may name
   * @throws BadInputException if one is wrong or names a missing profile, or none has a pod
   */
  public static List<Manifest> read(List<Path> paths, Path profiles) {
    List<Manifest> withPods = new ArrayList<>();
    List<HasMetadata> others = new ArrayList<>();
    for (Path file : paths.stream().flatMap(path -> files(path).stream()).toList()) {
      Manifest manifest = SinglePods.of(Manifest.readObjects(file));
      if (manifest.pods().isEmpty()) {
        others.addAll(manifest.objects());
      } else {
        withPods.add(manifest);
      }
    }
    if (withPods.isEmpty() && !paths.isEmpty()) {
      throw new BadInputException(
          "--own " + paths.get(0), "has no pods", "name manifests with pods or Deployments");
    }
    return withPods.stream().map(it -> checked(together(others, it), profiles)).toList();
  }

  private static Manifest together(List<HasMetadata> others, Manifest manifest) {
    List<HasMetadata> objects = new ArrayList<>(others);
    objects.addAll(manifest.objects());
    return new Manifest(manifest.file(), objects);
  }

  /** Without its profile, a pod would fail on both sides alike, and the diff would be silent. */
  private static Manifest checked(Manifest manifest, Path profiles) {
    for (String name : manifest.localhostProfiles()) {
      if (!name.startsWith("profiles/")) {
        throw new BadInputException(
            manifest.file().toString(),
            "names the profile '" + name + "', but nodes mount the folder as profiles/",
            "name it profiles/" + name);
      }
      Path file = profiles.resolve(name.substring("profiles/".length()));
      if (!Files.exists(file)) {
        throw new BadInputException(
            manifest.file().toString(),
            "names the profile '" + name + "', but " + file + " does not exist",
            "create it, or name its folder: --profiles FOLDER");
      }
      ProfileFile.read(file);
    }
    return manifest;
  }

  /** The manifests in a folder and below it; or just the path, if it is a file. */
  public static List<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try {
      return Folders.files(path).stream()
          .filter(it -> it.toString().matches(".*\\.ya?ml"))
          .toList();
    } catch (IOException e) {
      throw new BadInputException(
          "--own " + path, "cannot be read: " + IoReason.of(e), "make it a readable folder");
    }
  }
}
