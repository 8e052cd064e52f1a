package io.github.kindling.image;

import io.github.kindling.yaml.YamlEntry;
import io.github.kindling.yaml.YamlList;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The images that Kindling's manifests name, from {@code workload-images.yaml}.
 *
 * @param all in the order of the file
 */
public record WorkloadImages(List<WorkloadImage> all) {
  public WorkloadImages {
    all = List.copyOf(all);
  }

  /**
   * Reads the list; a mistake in it is a {@link io.github.kindling.failure.BadInput} that names
   * file and line.
   */
  public static WorkloadImages read(Path file) {
    List<YamlEntry<WorkloadImage>> entries = YamlList.read(file, WorkloadImage.class);
    Set<String> seen = new HashSet<>();
    for (YamlEntry<WorkloadImage> entry : entries) {
      String where = entry.file() + ":" + entry.line();
      ImageNames.check(where, entry.value().name());
      if (entry.value().image() != null) {
        OfficialImage.of(where, entry.value().image());
      }
      if (!seen.add(ImageNames.familiar(entry.value().name()))) {
        throw entry.wrong(entry.value().name() + " is there twice", "leave one out");
      }
    }
    return new WorkloadImages(entries.stream().map(YamlEntry::value).toList());
  }

  /** The entry of this name, with or without the {@code docker.io/library/} that engines add. */
  public Optional<WorkloadImage> find(String name) {
    String wanted = ImageNames.familiar(name);
    return all.stream().filter(i -> ImageNames.familiar(i.name()).equals(wanted)).findFirst();
  }
}
