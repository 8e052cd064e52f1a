package io.github.kindproof.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.io.yaml.Nearest;
import io.github.kindproof.internal.io.yaml.YamlEntry;
import io.github.kindproof.internal.io.yaml.YamlList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The container runtimes that Kindproof knows, from {@code runtimes.yaml}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public record NodeRuntimes(List<NodeRuntime> all) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");
  private static final Pattern COMBINATION =
      Pattern.compile(
          "(?:containerd-([^+]+)(?:\\+|$))?(?:((?:runc|crun|youki)-[^+]+)(?:\\+|$))?"
              + "(?:libseccomp-([^+]+))?");

  /** What runc is linked with if nothing else is requested. */
  private static final String LIBSECCOMP_OF_DEBIAN_12 = "2.5.4";

  public NodeRuntimes {
    all = List.copyOf(all);
  }

  public static NodeRuntimes read(Path file) {
    Set<String> names = new HashSet<>();
    List<NodeRuntime> all = new ArrayList<>();
    for (YamlEntry<Entry> entry : YamlList.read(file, Entry.class)) {
      check(entry);
      NodeRuntime runtime = entry.value().runtime();
      if (!names.add(runtime.name())) {
        throw entry.wrong(runtime.name() + " is listed twice", "rename one");
      }
      Optional<NodeRuntime> same = all.stream().filter(it -> equal(it, runtime)).findFirst();
      if (same.isPresent()) {
        throw entry.wrong(
            runtime.name() + " is the same as " + same.get().name(), "remove one of them");
      }
      all.add(runtime);
    }
    if (!names.contains(NodeRuntime.OWN)) {
      throw BadInputException.at(
          file, 1, "the entry \"own\" is missing", "begin with \"- name: own\"");
    }
    return new NodeRuntimes(all);
  }

  /**
   * Find the entry of this name. The name of a combination that no entry has, such as {@code
   * containerd-2.3.7+runc-1.2.8} or {@code runc-1.5.3+libseccomp-2.6.0}, gives that combination.
   *
   * @throws BadInputException for an unknown name; it offers the nearest
   */
  public NodeRuntime get(String name) {
    String wanted = name.strip();
    Optional<NodeRuntime> entry =
        all.stream().filter(known -> known.name().equals(wanted)).findFirst();
    if (entry.isPresent()) {
      return entry.get();
    }
    Matcher parts = COMBINATION.matcher(wanted);
    if (!wanted.isEmpty() && parts.matches()) {
      return choose("runtime " + wanted, part(parts, 1), part(parts, 2), part(parts, 3));
    }
    List<String> names = all.stream().map(NodeRuntime::name).toList();
    String nearest = Nearest.to(wanted, names).map(it -> "did you mean " + it + "? ").orElse("");
    throw new BadInputException(
        "runtime " + name,
        "not in runtimes.yaml",
        nearest + "choose one of " + String.join(", ", names));
  }

  /**
   * Select a combination, even if no entry has it. Each part is a version ({@code 2.3.7}), a line
   * ({@code 2.3}: its newest listed patch), or empty or {@code own} for the node image's own. A
   * listed line allows unlisted patches.
   *
   * @param where the options that request it, for messages
   * @param oci a version or line of runc, or {@code crun}
   * @param libseccomp a version or line of the library that runc is linked with; if empty, that of
   *     the entry with this containerd and runc, or else Debian 12's
   */
  public NodeRuntime choose(String where, String containerd, String oci, String libseccomp) {
    Optional<String> first = new Versions("containerd", where, containerds()).choose(containerd);
    Optional<OciRuntime> second = chooseOci(where, oci);
    Optional<String> third = new Versions("libseccomp", where, libseccomps()).choose(libseccomp);
    if (third.isPresent() && second.filter(it -> it.kind().isCompiled()).isEmpty()) {
      throw new BadInputException(
          where,
          "only runc and youki are compiled with a libseccomp of your choice",
          "name a version of runc");
    }
    return all.stream()
        .filter(known -> known.containerd().equals(first) && known.oci().equals(second))
        .filter(known -> third.isEmpty() || known.libseccomp().equals(third))
        .findFirst()
        .orElseGet(() -> NodeRuntime.combination(first, second, third));
  }

  private static String part(Matcher parts, int group) {
    return Objects.requireNonNullElse(parts.group(group), "");
  }

  /**
   * Return the entry whose containerd is nearest to that of a node: of the same line, or else of
   * the nearest one; the node image's own if the node does not run containerd.
   *
   * @param reported as a kubelet reports it, for example {@code containerd://1.7.13}
   */
  public NodeRuntime nearest(String reported) {
    return reported.startsWith("containerd://")
        ? all.stream()
            .filter(known -> known.containerd().isPresent())
            .min(
                Comparator.comparing(
                    known -> Version.of(known.containerd().orElseThrow()),
                    Version.nearestTo(Version.of(reported.replaceFirst("^[^/]*//", "")))))
            .orElseGet(NodeRuntime::own)
        : NodeRuntime.own();
  }

  private Optional<OciRuntime> chooseOci(String where, String wanted) {
    String word = wanted.strip();
    for (OciRuntime.Kind kind : OciRuntime.Kind.values()) {
      Versions versions = new Versions(kind.program(), where, versions(kind));
      if (word.equals(kind.program())) {
        return Optional.of(new OciRuntime(kind, versions.newest()));
      }
      if (word.startsWith(kind.program() + "-")) {
        String version = word.substring(kind.program().length() + 1);
        return versions.choose(version).map(it -> new OciRuntime(kind, it));
      }
    }
    return new Versions("runc", where, versions(OciRuntime.Kind.RUNC))
        .choose(word)
        .map(version -> new OciRuntime(OciRuntime.Kind.RUNC, version));
  }

  private List<String> containerds() {
    return all.stream().flatMap(it -> it.containerd().stream()).distinct().toList();
  }

  private List<String> libseccomps() {
    return Stream.concat(
            Stream.of(LIBSECCOMP_OF_DEBIAN_12),
            all.stream().flatMap(it -> it.libseccomp().stream()))
        .distinct()
        .toList();
  }

  private List<String> versions(OciRuntime.Kind kind) {
    return all.stream()
        .flatMap(it -> it.oci().stream())
        .filter(it -> it.kind() == kind)
        .map(OciRuntime::version)
        .distinct()
        .toList();
  }

  private static boolean equal(NodeRuntime one, NodeRuntime other) {
    return one.containerd().equals(other.containerd())
        && one.oci().equals(other.oci())
        && one.libseccomp().equals(other.libseccomp());
  }

  private static void check(YamlEntry<Entry> entry) {
    Entry given = entry.value();
    if (!NAME.matcher(given.name()).matches()) {
      throw entry.wrong(
          "\"" + given.name() + "\" is not a valid name", "use letters, digits, dots, - and _");
    }
    if (given.ociRuntimes().size() > 1) {
      throw entry.wrong("more than one of runc, crun and youki is named", "keep one of them");
    }
    if (given.libseccomp() != null && given.runc() == null && given.youki() == null) {
      throw entry.wrong("libseccomp is named without runc or youki", "name a version of runc");
    }
    if (given.libpathrs() != null && given.runc() == null) {
      throw entry.wrong("libpathrs is named without runc", "name a version of runc");
    }
    boolean nothing = given.containerd() == null && given.ociRuntimes().isEmpty();
    if (nothing != given.name().equals(NodeRuntime.OWN)) {
      throw entry.wrong(
          nothing
              ? "\"" + given.name() + "\" names no containerd, runc, crun or youki"
              : "own is reserved for the node image",
          nothing ? "add one" : "give it another name");
    }
    for (String version : given.versions()) {
      boolean isOfCrun = version.equals(given.crun()) && Version.isLine(version); // such as 1.21
      if (!Version.isReleaseOrPreRelease(version) && !isOfCrun) {
        throw entry.wrong("\"" + version + "\" is not a version", "write it as 2.3.7");
      }
    }
  }

  private record Entry(
      @JsonProperty(required = true) String name,
      @Nullable String containerd,
      @Nullable String runc,
      @Nullable String libseccomp,
      @Nullable String libpathrs,
      @Nullable String crun,
      @Nullable String youki) {
    NodeRuntime runtime() {
      return new NodeRuntime(
          name,
          Optional.ofNullable(containerd),
          ociRuntimes().stream().findFirst(),
          Optional.ofNullable(libseccomp));
    }

    List<OciRuntime> ociRuntimes() {
      String library = Objects.requireNonNullElse(libpathrs, "");
      return Stream.of(
              Optional.ofNullable(runc)
                  .map(it -> new OciRuntime(OciRuntime.Kind.RUNC, it, library)),
              Optional.ofNullable(crun).map(it -> new OciRuntime(OciRuntime.Kind.CRUN, it)),
              Optional.ofNullable(youki).map(it -> new OciRuntime(OciRuntime.Kind.YOUKI, it)))
          .flatMap(Optional::stream)
          .toList();
    }

    List<String> versions() {
      return Stream.of(
              Optional.ofNullable(containerd),
              Optional.ofNullable(runc),
              Optional.ofNullable(libseccomp),
              Optional.ofNullable(libpathrs),
              Optional.ofNullable(crun),
              Optional.ofNullable(youki))
          .flatMap(Optional::stream)
          .toList();
    }
  }
}
