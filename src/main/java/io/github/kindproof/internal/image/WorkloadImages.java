package io.github.kindproof.internal.image;

import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.io.yaml.YamlEntry;
import io.github.kindproof.internal.io.yaml.YamlList;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The images that Kindproof's manifests name, from {@code workload-images.yaml}. */
public record WorkloadImages(List<WorkloadImage> all) {
  public WorkloadImages {
    all = List.copyOf(all);
  }

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
        throw entry.wrong(entry.value().name() + " is listed twice", "remove one of them");
      }
    }
    return new WorkloadImages(entries.stream().map(YamlEntry::value).toList());
  }

  /** The images of every setup: those that are not on demand. */
  public List<WorkloadImage> atSetUp() {
    return atSetUpWith(List.of());
  }

  /** The images of a setup that also requests these. */
  public List<WorkloadImage> atSetUpWith(List<String> demanded) {
    Set<WorkloadImage> wanted = new HashSet<>();
    for (String name : demanded) {
      wanted.add(find(name).orElseThrow(() -> unknown(name)));
    }
    return all.stream().filter(image -> !image.onDemand() || wanted.contains(image)).toList();
  }

  private BadInputException unknown(String name) {
    String known = all.stream().map(WorkloadImage::name).collect(Collectors.joining(", "));
    return new BadInputException(
        "workload " + name, "no such image is listed", "choose one of " + known);
  }

  /** The entry of this name, with or without the {@code docker.io/library/} that engines add. */
  public Optional<WorkloadImage> find(String name) {
    String wanted = ImageNames.familiar(name);
    return all.stream().filter(i -> ImageNames.familiar(i.name()).equals(wanted)).findFirst();
  }
}
