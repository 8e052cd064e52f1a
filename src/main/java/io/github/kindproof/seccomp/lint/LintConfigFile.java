package io.github.kindproof.seccomp.lint;

import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.catalog.Version;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.internal.io.file.TextFile;
import io.github.kindproof.internal.io.yaml.Nearest;
import io.github.kindproof.internal.io.yaml.YamlNode;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.ArchitectureSpelling;
import io.github.kindproof.seccomp.file.Severity;
import io.github.kindproof.seccomp.filter.Libseccomp;
import io.github.kindproof.seccomp.knowledge.RuntimeNeeds;
import io.github.kindproof.seccomp.lint.LintConfig.FileException;
import io.github.kindproof.seccomp.lint.LintConfig.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code .kindproof-lint.yaml}. */
final class LintConfigFile {
  private static final Set<String> KEYS =
      Set.of("failOn", "runtimes", "libseccomp", "architectures", "rules", "files");
  private static final Set<String> FILE_KEYS = Set.of("path", "why", "rules");

  private static final Pattern RELEASE = Pattern.compile("\\d+\\.\\d+\\.\\d+");

  private final Path file;

  private LintConfigFile(Path file) {
    this.file = file;
  }

  static LintConfig read(Path file) {
    String text;
    try {
      text = TextFile.read(file);
    } catch (IOException e) {
      throw new BadInputException(
          file.toString(), "cannot be read: " + IoReason.of(e), "correct the path");
    }
    List<YamlNode> documents = YamlNode.read(file, text);
    return documents.isEmpty()
        ? LintConfig.none()
        : new LintConfigFile(file).config(documents.get(0));
  }

  private LintConfig config(YamlNode root) {
    keys(root, KEYS);
    LintTargets everywhere = LintConfig.everywhere();
    return new LintConfig(
        root.get("failOn").map(it -> word(it, "severity", Severity.class)).orElse(Severity.ERROR),
        new LintTargets(
            root.get("runtimes").isPresent()
                ? root.items("runtimes").stream().flatMap(it -> runtimes(it).stream()).toList()
                : everywhere.runtimes(),
            root.get("libseccomp").isPresent()
                ? root.items("libseccomp").stream().map(this::library).toList()
                : everywhere.libraries(),
            root.get("architectures").isPresent()
                ? architectures(root)
                : everywhere.architectures()),
        root.get("rules").map(this::levels).orElse(Map.of()),
        root.items("files").stream().map(this::exception).toList());
  }

  private FileException exception(YamlNode node) {
    keys(node, FILE_KEYS);
    if (node.text("path").isBlank()) {
      throw wrong(node, "an entry of files has no path", "name a file or a pattern");
    }
    if (node.text("why").isBlank()) {
      throw wrong(node, "an entry of files has no why", "add the reason");
    }
    Path folder = file.toAbsolutePath().resolveSibling(".").normalize();
    return new FileException(
        node.text("path"),
        folder,
        node.text("why"),
        node.get("rules").map(this::levels).orElse(Map.of()));
  }

  private Map<String, Level> levels(YamlNode rules) {
    Map<String, Level> levels = new HashMap<>();
    for (YamlNode.Entry entry : rules.entries()) {
      String id = entry.key().text();
      if (!LintConfig.ids().contains(id)) {
        throw unknown(entry.key(), "rule", id, LintConfig.ids());
      }
      levels.put(id, word(entry.value(), "level", Level.class));
    }
    return levels;
  }

  /** A runtime by its version, or all measured runtimes of a line. */
  private List<OciRuntime> runtimes(YamlNode node) {
    String wanted = node.text();
    List<OciRuntime> known = RuntimeNeeds.measured().runtimes();
    List<OciRuntime> meant = RuntimeNeeds.measured().runtimes(wanted);
    if (meant.isEmpty()) {
      throw unknown(
          node, "runtime", wanted, known.stream().map(OciRuntime::toString).sorted().toList());
    }
    return meant;
  }

  /** Any release from the oldest compared one on: each change is known by its release. */
  private Libseccomp library(YamlNode node) {
    String release = node.text();
    String oldest = Libseccomp.compared().get(0).version();
    if (!RELEASE.matcher(release).matches()) {
      throw wrong(
          node, "unknown release of libseccomp \"" + release + "\"", "write for example " + oldest);
    }
    if (Version.compare(release, oldest) < 0) {
      throw wrong(
          node,
          "libseccomp " + release + " is older than " + oldest + ", the oldest that was compared",
          "name " + oldest + " or a later release");
    }
    return new Libseccomp(release);
  }

  private Set<Architecture> architectures(YamlNode root) {
    Set<Architecture> architectures = EnumSet.noneOf(Architecture.class);
    root.items("architectures").forEach(it -> architectures.add(architecture(it)));
    return architectures;
  }

  /** A name of other tools, such as amd64, is as clear as ours. */
  private Architecture architecture(YamlNode node) {
    return ArchitectureSpelling.meant(node.text())
        .orElseGet(() -> word(node, "architecture", Architecture.class));
  }

  private <E extends Enum<E>> E word(YamlNode node, String what, Class<E> type) {
    List<String> words =
        Arrays.stream(type.getEnumConstants())
            .map(it -> it.name().toLowerCase(Locale.ROOT))
            .toList();
    String word = node.text().toLowerCase(Locale.ROOT);
    if (!words.contains(word)) {
      throw wrong(
          node,
          "unknown " + what + " \"" + node.text() + "\"",
          "choose one of " + String.join(", ", words));
    }
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }

  private void keys(YamlNode node, Set<String> known) {
    if (!node.isMapping()) {
      throw wrong(node, "is not a mapping", "write keys: " + String.join(", ", known));
    }
    for (YamlNode.Entry entry : node.entries()) {
      if (!known.contains(entry.key().text())) {
        throw unknown(entry.key(), "key", entry.key().text(), known);
      }
    }
  }

  private BadInputException unknown(
      YamlNode node, String what, String word, Collection<String> known) {
    return wrong(
        node,
        "unknown " + what + " \"" + word + "\"",
        Nearest.offer(word, known, "choose one of " + String.join(", ", known)));
  }

  private BadInputException wrong(YamlNode node, String what, String remedy) {
    return BadInputException.at(file, node.line(), what, remedy);
  }
}
