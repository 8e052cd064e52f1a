package io.github.kindproof.catalog;

import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.io.yaml.YamlEntry;
import io.github.kindproof.internal.io.yaml.YamlList;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * The Kubernetes versions that Kindproof knows, from {@code kubernetes-versions.yaml}; the first is
 * the default. Previews are among them, and are used only if they are named.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record KubernetesVersions(List<KubernetesVersion> all) {
  private static final Pattern MODULE = Pattern.compile("[\\w./-]+@v[\\w.+-]+");
  private static final Pattern IMAGE =
      Pattern.compile("[\\w./:-]+:(v\\d+\\.\\d+\\.\\d+)@sha256:[0-9a-f]{64}");
  private static final Pattern K3S_IMAGE =
      Pattern.compile("[\\w./:-]+:v\\d+\\.\\d+\\.\\d+-k3s\\d+@sha256:[0-9a-f]{64}");
  private static final Pattern TOOLCHAIN = Pattern.compile("go\\d+\\.\\d+(\\.\\d+)?");

  public KubernetesVersions {
    all = List.copyOf(all);
  }

  public static KubernetesVersions read(Path file) {
    List<YamlEntry<KubernetesVersion>> entries = YamlList.read(file, KubernetesVersion.class);
    Set<String> seen = new HashSet<>();
    for (YamlEntry<KubernetesVersion> entry : entries) {
      check(entry);
      if (!seen.add(entry.value().version())) {
        throw entry.wrong(entry.value().version() + " is listed twice", "remove one of them");
      }
    }
    YamlEntry<KubernetesVersion> first = entries.get(0);
    if (first.value().isPreview()) {
      throw first.wrong(
          first.value().version() + " is a preview, and the first entry is the default",
          "list a release first");
    }
    return new KubernetesVersions(entries.stream().map(YamlEntry::value).toList());
  }

  /**
   * Find the entry of a version, written with or without its {@code v}. A minor alone ({@code
   * 1.28}) means its newest patch in the list, or else its preview; an unlisted patch is built
   * locally like the listed one of its minor. {@code default} and {@code latest} are names too.
   *
   * @throws BadInputException for a minor that is not in the list; it offers the nearest
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
    Optional<KubernetesVersion> listed =
        all.stream().filter(known -> known.version().equals(wanted)).findFirst();
    return listed.or(() -> ofMinor(wanted)).orElseThrow(() -> unknown(name, wanted));
  }

  /**
   * Return the version of an API server. One that is not in the list cannot be built.
   *
   * @param gitVersion for example {@code v1.34.3+k3s1}
   */
  public KubernetesVersion observed(String gitVersion) {
    String version = "v" + Version.of(gitVersion);
    return all.stream()
        .filter(known -> known.version().equals(version))
        .findFirst()
        .orElseGet(() -> KubernetesVersion.notBuilt(version));
  }

  /**
   * Return the listed release that is nearest to that of an API server: the same minor, or else the
   * nearest one.
   *
   * @param gitVersion for example {@code v1.33.4-gke.100}
   */
  public KubernetesVersion nearest(String gitVersion) {
    return releases().stream()
        .min(
            Comparator.comparing(
                KubernetesVersion::numbers, Version.nearestTo(Version.of(gitVersion))))
        .orElseThrow();
  }

  /** Return all versions except previews. */
  public List<KubernetesVersion> releases() {
    return all.stream().filter(version -> !version.isPreview()).toList();
  }

  /** Return the versions that the tutorial runs on by default; all releases if none is marked. */
  public List<KubernetesVersion> ofTutorial() {
    List<KubernetesVersion> marked = all.stream().filter(KubernetesVersion::tutorial).toList();
    return marked.isEmpty() ? releases() : marked;
  }

  public KubernetesVersion standard() {
    return all.get(0);
  }

  /** Return the newest release by its numbers. */
  public KubernetesVersion latest() {
    return newest(releases(), version -> true).orElseThrow();
  }

  private static Optional<KubernetesVersion> newest(
      List<KubernetesVersion> versions, Predicate<Version> which) {
    return versions.stream()
        .filter(known -> which.test(known.numbers()))
        .max(Comparator.comparing(KubernetesVersion::numbers));
  }

  private Optional<KubernetesVersion> ofMinor(String wanted) {
    boolean isMinor = Version.isLine(wanted.substring(1));
    if (!isMinor && !Version.isRelease(wanted.substring(1))) {
      return Optional.empty();
    }
    Predicate<Version> ofLine = Version.of(wanted)::isOfLine;
    Optional<KubernetesVersion> known = newest(releases(), ofLine).or(() -> newest(all, ofLine));
    return isMinor ? known : known.map(entry -> entry.withPatch(wanted));
  }

  private BadInputException unknown(String name, String wanted) {
    String nearest = "";
    Version version = Version.of(wanted);
    if (version.numbers().size() > 1 && version.numbers().get(0) == 1) {
      Comparator<Version> order = Version.nearestTo(version);
      nearest =
          "the nearest is "
              + all.stream()
                  .min(Comparator.comparing(KubernetesVersion::numbers, order))
                  .orElseThrow()
                  .listed()
              + "; ";
    }
    return new BadInputException(
        "Kubernetes version " + name, "not in the list", nearest + "choose one of " + listed());
  }

  private static boolean isVersion(String text) {
    return text.startsWith("v") && Version.isReleaseOrPreRelease(text.substring(1));
  }

  private static void check(YamlEntry<KubernetesVersion> entry) {
    KubernetesVersion given = entry.value();
    if (!isVersion(given.version())) {
      throw entry.wrong("\"" + given.version() + "\" is not a version", "write it as v1.34.11");
    }
    if (given.image() != null) {
      checkImage(entry, given.image());
    }
    if (given.k3s() != null && !K3S_IMAGE.matcher(given.k3s()).matches()) {
      throw entry.wrong(
          "\"" + given.k3s() + "\" is not a K3s image with tag and digest",
          "write it as rancher/k3s:" + given.version() + "-k3s1@sha256:…, 64 hexadecimal digits");
    }
    for (String module : given.replacedModules()) {
      if (!MODULE.matcher(module).matches()) {
        throw entry.wrong(
            "\"" + module + "\" is not a Go module with its version",
            "write it as k8s.io/kms@v0.32.10");
      }
    }
    if (!TOOLCHAIN.matcher(given.goToolchain()).matches()) {
      throw entry.wrong(
          "\"" + given.goToolchain() + "\" is not a Go toolchain", "write it as go1.26.0");
    }
  }

  private static void checkImage(YamlEntry<KubernetesVersion> entry, String given) {
    String version = entry.value().version();
    var image = IMAGE.matcher(given);
    if (!image.matches()) {
      throw entry.wrong(
          "\"" + given + "\" is not a node image with tag and digest",
          "write it as kindest/node:" + version + "@sha256:…, 64 hexadecimal digits");
    }
    if (!version.equals(image.group(1))) {
      throw entry.wrong("the image is of " + image.group(1) + ", not of " + version, "correct one");
    }
  }

  private String listed() {
    return all.stream().map(KubernetesVersion::listed).collect(Collectors.joining(", "));
  }
}
