package io.github.kindproof.cluster.kind.config;

import io.github.kindproof.internal.io.packaged.PackagedFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The fields, feature gates and arguments that kind and the minors of Kubernetes know, from {@code
 * fields.txt}, which {@code tools/kind-configs.sh} writes.
 */
final class ConfigFields {
  private static final Pattern LINE = Pattern.compile("(\\d+)-(\\d*) (\\S+)(?: (\\S+))?");
  private static final Pattern STEP = Pattern.compile("[^.\\[\\]{}]+|\\[]|\\{}");
  private static final String DEFAULT_IMAGE = "default-image ";
  private static final String ITEMS = "[]";
  private static final String VALUES = "{}";

  static final ConfigFields PACKAGED =
      new ConfigFields(PackagedFile.text(ConfigFields.class, "fields.txt"));

  private final Map<String, List<Known>> sections = new LinkedHashMap<>();
  private final Map<String, Optional<FieldType>> documents = new ConcurrentHashMap<>();
  private final FieldType kindConfig;
  private final String defaultVersion;

  /**
   * Something that some minors know.
   *
   * @param steps a name alone, or the path of a field
   * @param type the type of a field; empty for all else
   */
  private record Known(Minors minors, List<String> steps, String type) {
    boolean isBelow(List<String> path) {
      return steps.size() >= path.size() && steps.subList(0, path.size()).equals(path);
    }
  }

  private ConfigFields(String text) {
    defaultVersion =
        text.lines()
            .filter(line -> line.startsWith(DEFAULT_IMAGE))
            .map(line -> line.substring(DEFAULT_IMAGE.length()))
            .findFirst()
            .orElseThrow();
    List<Known> section = new ArrayList<>();
    for (String line : text.lines().toList()) {
      var known = LINE.matcher(line);
      if (line.startsWith("[")) {
        section = new ArrayList<>();
        sections.put(line.substring(1, line.length() - 1), section);
      } else if (known.matches()) {
        String type = known.group(4) == null ? "" : known.group(4);
        section.add(
            new Known(
                Minors.of(known.group(1), known.group(2)),
                type.isEmpty() ? List.of(known.group(3)) : steps(known.group(3)),
                type));
      }
    }
    kindConfig = type(known("kind.x-k8s.io/v1alpha4 Cluster", it -> true), 0);
  }

  private static List<String> steps(String path) {
    return STEP.matcher(path).results().map(MatchResult::group).toList();
  }

  /** Return the Kubernetes version of the image that kind takes where a config names none. */
  String defaultVersion() {
    return defaultVersion;
  }

  /** Return the feature gates. */
  Names featureGates() {
    return new Names("feature-gate");
  }

  /** Return the feature gates of kubeadm itself. */
  Names kubeadmFeatureGates() {
    return new Names("kubeadm-feature-gate");
  }

  /** Return the arguments of the kubelet. */
  Names kubeletArguments() {
    return new Names("kubelet-argument");
  }

  /** Return the fields of a kind config. */
  FieldType kindConfig() {
    return kindConfig;
  }

  /** Return the fields of a document; empty if this minor does not know the document. */
  Optional<FieldType> document(String apiVersion, String kind, int minor) {
    String document = apiVersion + " " + kind;
    return documents.computeIfAbsent(document + " " + minor, key -> document(document, minor));
  }

  private Optional<FieldType> document(String document, int minor) {
    List<Known> known = known(document, it -> it.minors().contains(Math.max(minor, Minors.OLDEST)));
    return known.isEmpty() ? Optional.empty() : Optional.of(type(known, 0));
  }

  /** Return the minors that know a field or a part of it; empty if none does. */
  Optional<Minors> minors(String apiVersion, String kind, List<String> path) {
    return known(apiVersion + " " + kind, it -> it.isBelow(path)).stream()
        .map(Known::minors)
        .reduce(Minors::join);
  }

  private List<Known> known(String section, Predicate<Known> which) {
    return sections.getOrDefault(section, List.of()).stream().filter(which).toList();
  }

  /**
   * Build the type of what is below a path.
   *
   * @param below all that has this path
   * @param depth the length of the path
   */
  private static FieldType type(List<Known> below, int depth) {
    Known first = below.get(0);
    if (first.steps().size() == depth) {
      return new FieldType.Plain(first.type());
    }
    Map<String, List<Known>> fields = new LinkedHashMap<>();
    for (Known known : below) {
      fields.computeIfAbsent(known.steps().get(depth), step -> new ArrayList<>()).add(known);
    }
    if (fields.containsKey(ITEMS)) {
      return new FieldType.ListOf(type(fields.get(ITEMS), depth + 1));
    } else if (fields.containsKey(VALUES)) {
      return new FieldType.MapOf(type(fields.get(VALUES), depth + 1));
    }
    Map<String, FieldType> types = new LinkedHashMap<>();
    fields.forEach((step, known) -> types.put(step, type(known, depth + 1)));
    return new FieldType.Struct(types);
  }

  /** Names that some minors know. */
  final class Names {
    private final List<Known> known;

    private Names(String section) {
      this.known = sections.getOrDefault(section, List.of());
    }

    /** Return the minors that know a name; empty if none does. */
    Optional<Minors> minors(String name) {
      return known.stream()
          .filter(it -> it.steps().equals(List.of(name)))
          .map(Known::minors)
          .reduce(Minors::join);
    }

    /** Return whether a minor knows a name. */
    boolean contain(String name, int minor) {
      return in(minor).contains(name);
    }

    /** Return all names that a minor knows. */
    List<String> in(int minor) {
      return known.stream()
          .filter(it -> it.minors().contains(Math.max(minor, Minors.OLDEST)))
          .map(it -> it.steps().get(0))
          .toList();
    }
  }
}
