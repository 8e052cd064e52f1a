package io.github.kindproof.cluster.kind.config;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.internal.io.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The Kubernetes version that each node of a config has. Pure.
 *
 * @param ofNodes one for each node, at least one
 * @param reason why it is these, in words
 * @param doubts what is wrong with the images that the config names
 */
public record NodeVersions(
    List<KubernetesVersion> ofNodes, String reason, List<ConfigWarning> doubts) {
  private static final Pattern IMAGE =
      Pattern.compile("[^@]*:(v\\d+\\.\\d+\\.\\d+)[^:/@]*(?:@.*)?");
  private static final Pattern DIGEST = Pattern.compile(".*@(sha256:[0-9a-f]{64})");

  /** Copy the lists. */
  public NodeVersions {
    ofNodes = List.copyOf(ofNodes);
    doubts = List.copyOf(doubts);
  }

  /** Return the requested version for all nodes: it replaces the images in the config. */
  public static NodeVersions requested(KindConfig config, KubernetesVersion kubernetes) {
    WarningList doubts = new WarningList(config.file());
    for (Image image : images(config)) {
      tag(image.name())
          .filter(version -> !version.equals(kubernetes.version()))
          .ifPresent(
              version ->
                  doubts.add(
                      image.line(),
                      "%s, as requested, replaces this image of %s"
                          .formatted(kubernetes.version(), version),
                      "request " + version + ", or leave the image out"));
    }
    return new NodeVersions(
        Collections.nCopies(count(config), kubernetes), "as requested", doubts.byLine());
  }

  /** Return the versions of the images that the config names, as kind alone would boot it. */
  public static NodeVersions ofImages(KindConfig config, KubernetesVersions known) {
    return new Reading(config, known).versions();
  }

  private static int count(KindConfig config) {
    return Math.max(1, config.tree().items("nodes").size());
  }

  /**
   * An image of a node.
   *
   * @param line the line of its key, as an alias has the line of its anchor
   */
  private record Image(String name, int line) {
    static Optional<Image> of(YamlNode node) {
      return node.get("image").map(it -> new Image(it.text(), node.line(List.of("image"))));
    }
  }

  private static List<Image> images(KindConfig config) {
    return config.tree().items("nodes").stream().flatMap(it -> Image.of(it).stream()).toList();
  }

  private static Optional<String> tag(String image) {
    Matcher tagged = IMAGE.matcher(image);
    return tagged.matches() ? Optional.of(tagged.group(1)) : Optional.empty();
  }

  /** Return the sentence: which versions the config was checked for. */
  @Override
  public String toString() {
    String versions =
        ofNodes.stream()
            .map(KubernetesVersion::version)
            .distinct()
            .collect(Collectors.joining(" and "));
    return "checked for Kubernetes " + versions + ", " + reason;
  }

  private static final class Reading {
    private final KindConfig config;
    private final KubernetesVersions known;
    private final WarningList doubts;
    private final Set<String> lines = new LinkedHashSet<>();

    Reading(KindConfig config, KubernetesVersions known) {
      this.config = config;
      this.known = known;
      this.doubts = new WarningList(config.file());
    }

    NodeVersions versions() {
      if (images(config).isEmpty()) {
        return new NodeVersions(
            Collections.nCopies(count(config), ofKind()),
            "kind's default image, because the config names none",
            List.of());
      }
      List<KubernetesVersion> versions = new ArrayList<>();
      boolean kindsOwn = false;
      for (YamlNode node : config.tree().items("nodes")) {
        Optional<Image> image = Image.of(node);
        kindsOwn |= image.isEmpty();
        versions.add(image.map(this::version).orElseGet(this::ofKind));
      }
      String reason =
          (lines.size() == 1 ? "the version of the image on line " : "the images on lines ")
              + String.join(" and ", lines);
      return new NodeVersions(
          versions, kindsOwn ? reason + " and of kind's default image" : reason, doubts.byLine());
    }

    private KubernetesVersion ofKind() {
      return known.observed(ConfigFields.PACKAGED.defaultVersion());
    }

    private KubernetesVersion version(Image image) {
      lines.add(Integer.toString(image.line()));
      Optional<String> version = tag(image.name()).or(() -> ofDigest(image.name()));
      if (version.isEmpty()) {
        doubts.add(
            image.line(),
            "the image name contains no Kubernetes version, so it counts as "
                + known.standard().version(),
            "name its version with --kubernetes");
        return known.standard();
      }
      KubernetesVersion observed = known.observed(version.get());
      if (observed.minor() < Minors.OLDEST) {
        doubts.add(
            image.line(),
            "Kindproof does not know %s, only v1.%d and later"
                .formatted(version.get(), Minors.OLDEST),
            "use a newer image: these warnings may be wrong for this one");
      }
      return observed;
    }

    private Optional<String> ofDigest(String image) {
      Matcher digest = DIGEST.matcher(image);
      return digest.matches()
          ? known.all().stream()
              .filter(it -> it.image() != null && it.image().endsWith(digest.group(1)))
              .map(KubernetesVersion::version)
              .findFirst()
          : Optional.empty();
    }
  }
}
