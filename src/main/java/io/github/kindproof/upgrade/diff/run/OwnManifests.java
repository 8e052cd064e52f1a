package io.github.kindproof.upgrade.diff.run;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.kindproof.BadInputException;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.SinglePods;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A user's own manifests, made observable; those without a pod go with each of the others. */
public final class OwnManifests {
  private OwnManifests() {}

  /**
   * Reads them.
   *
   * @param paths manifests, or folders with them
   * @param profiles the folder of profiles that their pods may name
   * @throws BadInputException if one is wrong, none has a pod, or one names a profile that is not
   *     there
   */
  public static List<Manifest> read(List<Path> paths, Path profiles) {
    List<Manifest> withPods = new ArrayList<>();
    List<HasMetadata> others = new ArrayList<>();
    for (Path file : files(paths)) {
      Manifest manifest = SinglePods.of(Manifest.readObjects(file));
      if (manifest.pods().isEmpty()) {
        others.addAll(manifest.objects());
      } else {
        withPods.add(manifest);
      }
    }
    if (withPods.isEmpty() && !paths.isEmpty()) {
      throw new BadInputException(
          "--own " + paths.get(0), "no pod in it", "name manifests of pods or Deployments");
    }
    return withPods.stream().map(it -> checked(together(others, it), profiles)).toList();
  }

  private static Manifest together(List<HasMetadata> others, Manifest manifest) {
    List<HasMetadata> objects = new ArrayList<>(others);
    objects.addAll(manifest.objects());
    return new Manifest(manifest.file(), objects);
  }

  /** Its pods would not even be created, on both sides alike: a diff without a word. */
  private static Manifest checked(Manifest manifest, Path profiles) {
    for (String name : manifest.localhostProfiles()) {
      if (!name.startsWith("profiles/")) {
        throw new BadInputException(
            manifest.file().toString(),
            "names the profile '" + name + "', and nodes have the folder as profiles/",
            "name it profiles/" + name);
      }
      Path file = profiles.resolve(name.substring("profiles/".length()));
      if (!Files.exists(file)) {
        throw new BadInputException(
            manifest.file().toString(),
            "names the profile '" + name + "', and there is no " + file,
            "put it there, or give the folder that has it: --profiles FOLDER");
      }
      ProfileFile.read(file);
    }
    return manifest;
  }

  private static List<Path> files(List<Path> paths) {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.isDirectory(path)) {
        files.add(path);
        continue;
      }
      try (Stream<Path> all = Files.walk(path)) {
        all.filter(it -> it.toString().matches(".*\\.ya?ml")).sorted().forEach(files::add);
      } catch (IOException e) {
        throw new BadInputException(
            "--own " + path, "cannot be read: " + e, "make it a readable folder");
      }
    }
    return files;
  }
}
