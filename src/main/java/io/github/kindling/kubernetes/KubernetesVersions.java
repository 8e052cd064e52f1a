package io.github.kindling.kubernetes;

import io.github.kindling.failure.BadInput;
import io.github.kindling.yaml.YamlEntry;
import io.github.kindling.yaml.YamlList;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The Kubernetes versions that Kindling knows, from {@code kubernetes-versions.yaml}.
 *
 * @param all in the order of the file, of which the first is the default
 */
public record KubernetesVersions(List<KubernetesVersion> all) {
  private static final Pattern VERSION = Pattern.compile("v\\d+\\.\\d+\\.\\d+");
  private static final Pattern IMAGE =
      Pattern.compile("[\\w./:-]+:(v\\d+\\.\\d+\\.\\d+)@sha256:[0-9a-f]{64}");
  private static final Pattern TOOLCHAIN = Pattern.compile("go\\d+\\.\\d+(\\.\\d+)?");

  public KubernetesVersions {
    all = List.copyOf(all);
  }

  /** Reads the list; a mistake in it is a {@link BadInput} that names file and line. */
  public static KubernetesVersions read(Path file) {
    List<YamlEntry<KubernetesVersion>> entries = YamlList.read(file, KubernetesVersion.class);
    Set<String> seen = new HashSet<>();
    for (YamlEntry<KubernetesVersion> entry : entries) {
      check(entry);
      if (!seen.add(entry.value().version())) {
        throw entry.wrong(entry.value().version() + " is there twice", "leave one out");
      }
    }
    return new KubernetesVersions(entries.stream().map(YamlEntry::value).toList());
  }

  /**
   * The entry of a version, written with or without its {@code v}; {@code default} and {@code
   * latest} are names too. An unknown one is a {@link BadInput} that lists those there are.
   */
  public KubernetesVersion get(String name) {
    String version = name.strip();
    if (version.equals("default")) {
      return standard();
    }
    if (version.equals("latest")) {
      return latest();
    }
    String wanted = version.startsWith("v") ? version : "v" + version;
    return all.stream()
        .filter(known -> known.version().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInput(
                    "Kubernetes version " + name, "not in the list", "choose one of " + listed()));
  }

  /** The default: the first of the file. */
  public KubernetesVersion standard() {
    return all.get(0);
  }

  /** The newest by its numbers. */
  public KubernetesVersion latest() {
    return all.stream().max(BY_NUMBERS).orElseThrow();
  }

  private static final Comparator<KubernetesVersion> BY_NUMBERS =
      Comparator.<KubernetesVersion>comparingInt(known -> number(known, 0))
          .thenComparingInt(known -> number(known, 1))
          .thenComparingInt(known -> number(known, 2));

  private static int number(KubernetesVersion known, int index) {
    return Integer.parseInt(known.version().substring(1).split("\\.", -1)[index]);
  }

  private static void check(YamlEntry<KubernetesVersion> entry) {
    KubernetesVersion given = entry.value();
    if (!VERSION.matcher(given.version()).matches()) {
      throw entry.wrong("\"" + given.version() + "\" is no version", "write it as v1.34.11");
    }
    var image = IMAGE.matcher(given.image());
    if (!image.matches()) {
      throw entry.wrong(
          "\"" + given.image() + "\" is no node image with tag and digest",
          "write it as kindest/node:" + given.version() + "@sha256:…, 64 hexadecimal digits");
    }
    if (!given.version().equals(image.group(1))) {
      throw entry.wrong(
          "the image is of " + image.group(1) + ", not of " + given.version(), "correct one");
    }
    if (!TOOLCHAIN.matcher(given.goToolchain()).matches()) {
      throw entry.wrong(
          "\"" + given.goToolchain() + "\" is no Go toolchain", "write it as go1.26.0");
    }
  }

  private String listed() {
    return all.stream().map(KubernetesVersion::version).collect(Collectors.joining(", "));
  }
}
