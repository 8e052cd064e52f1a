package io.github.kindproof.internal.io.yaml;

import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.io.packaged.PackagedFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value in a YAML file with its line, even in a document that is itself a text in the file, such
 * as a patch in a kind config.
 */
public final class YamlNode {
  private static final String END_OF_TEXT = "<stream end>";

  static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setSchema(new KubectlScalars())
          .setMaxAliasesForCollections(1000) // those of one document
          .build();

  private final Source source;
  private final Node node;

  private YamlNode(Source source, Node node) {
    this.source = source;
    this.node = node;
  }

  /**
   * The place of a text in a file.
   *
   * @param linesBefore the lines before the text
   * @param lastLine the last line that has a part of the text, whose own lines may be escaped
   */
  private record Source(Path file, int linesBefore, int lastLine) {
    /** Return a line of the file for a line of the text, both counted from 1. */
    int line(int ofText) {
      return Math.min(linesBefore + ofText, lastLine);
    }
  }

  public record Entry(YamlNode key, YamlNode value) {}

  /**
   * Reads the documents of a text.
   *
   * @param file the file with this text, for {@link #line} and errors
   */
  public static List<YamlNode> read(Path file, String text) {
    return read(new Source(file, 0, Integer.MAX_VALUE), text);
  }

  /** Reads the document of a file that is packaged next to a class. */
  public static YamlNode packaged(Class<?> beside, String name) {
    return read(Path.of(name), PackagedFile.text(beside, name)).get(0);
  }

  private static List<YamlNode> read(Source source, String text) {
    Compose compose = new Compose(SETTINGS);
    try {
      return StreamSupport.stream(compose.composeAllFromString(text).spliterator(), false)
          .map(node -> new YamlNode(source, node))
          .toList();
    } catch (MarkedYamlEngineException e) {
      throw BadInputException.at(
          source.file(),
          source.line(line(e, text)),
          "not valid YAML: " + words(e),
          "correct that line");
    } catch (YamlEngineException | IllegalArgumentException e) { // the latter for some tags
      throw BadInputException.at(
          source.file(), source.line(1), "not valid YAML: " + e.getMessage(), "correct it");
    }
  }

  /** For a text that ends too early, its last line: the missing part begins at or before it. */
  private static int line(MarkedYamlEngineException error, String text) {
    if (error.getProblem().contains(END_OF_TEXT)) {
      return Math.max(1, (int) text.stripTrailing().lines().count());
    }
    return line(error.getProblemMark());
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(Mark::getLine).orElse(0) + 1;
  }

  private static String words(MarkedYamlEngineException error) {
    String context = error.getContext();
    return context == null || context.isEmpty()
        ? error.getProblem()
        : context + ", " + error.getProblem();
  }

  /** The line in the file, counted from 1. */
  public int line() {
    return source.line(line(node.getStartMark()));
  }

  /** The value of a key; empty if there is none, or this is not a mapping. */
  public Optional<YamlNode> get(String key) {
    return find(key).map(Entry::value);
  }

  private Optional<Entry> find(String key) {
    return entries().stream().filter(entry -> entry.key().text().equals(key)).findFirst();
  }

  /** The text of the value of a key; empty if there is none. */
  public String text(String key) {
    return get(key).map(YamlNode::text).orElse("");
  }

  /**
   * The entries of a mapping in order, followed by the merged ones ({@code <<}) with other keys;
   * empty for any other node.
   */
  public List<Entry> entries() {
    if (!(node instanceof MappingNode mapping)) {
      return List.of();
    }
    List<Entry> all =
        mapping.getValue().stream()
            .filter(tuple -> !isMerge(tuple))
            .map(this::entry)
            .collect(Collectors.toCollection(ArrayList::new));
    mapping.getValue().stream()
        .filter(YamlNode::isMerge)
        .flatMap(tuple -> beside(tuple.getValueNode()).merged())
        .filter(entry -> all.stream().noneMatch(it -> it.key().text().equals(entry.key().text())))
        .forEachOrdered(all::add);
    return all;
  }

  private static boolean isMerge(NodeTuple tuple) {
    return tuple.getKeyNode().getTag().equals(KubectlScalars.MERGE);
  }

  /** The entries of this mapping, or of a sequence of mappings, the first of which wins. */
  private Stream<Entry> merged() {
    if (node instanceof SequenceNode) {
      return items().stream().flatMap(YamlNode::merged);
    } else if (isMapping() && !node.isRecursive()) {
      return entries().stream();
    }
    throw wrong("`<<` does not merge another mapping", "name the anchor of another mapping");
  }

  /** The items of the sequence that is the value of a key; empty for anything else. */
  public List<YamlNode> items(String key) {
    return get(key).map(YamlNode::items).orElse(List.of());
  }

  /** The items of a sequence; empty for anything else. */
  public List<YamlNode> items() {
    return node instanceof SequenceNode sequence
        ? sequence.getValue().stream().map(this::beside).toList()
        : List.of();
  }

  /** The texts of the items of the sequence that is the value of a key; empty for anything else. */
  public List<String> texts(String key) {
    return get(key).map(YamlNode::texts).orElse(List.of());
  }

  /** The texts of the items of a sequence; empty for anything else. */
  public List<String> texts() {
    return items().stream().map(YamlNode::text).toList();
  }

  public boolean isMapping() {
    return node instanceof MappingNode;
  }

  public boolean isSequence() {
    return node instanceof SequenceNode;
  }

  /** The type of a scalar or collection. */
  Tag tag() {
    return node.getTag();
  }

  BadInputException wrong(String what, String remedy) {
    return BadInputException.at(source.file(), line(), what, remedy);
  }

  /**
   * The line of the value at a path: that of its key, or of its item in a sequence. If the path
   * leads further than the document, the line of the last step that exists.
   *
   * @param path keys, and the indexes of items as text
   */
  public int line(List<String> path) {
    int line = line();
    YamlNode at = this;
    for (String step : path) {
      if (at.isSequence()) {
        List<YamlNode> items = at.items();
        int index = Integer.parseInt(step);
        if (index >= items.size()) {
          return line;
        }
        at = items.get(index);
        line = at.line();
        continue;
      }
      Optional<Entry> entry = at.find(step);
      if (entry.isEmpty()) {
        return line;
      }
      line = entry.get().key().line();
      at = entry.get().value();
    }
    return line;
  }

  /** The text of a scalar; empty for anything else. */
  public String text() {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  /** The YAML documents in the text of this scalar. */
  public List<YamlNode> documents() {
    boolean block =
        node instanceof ScalarNode scalar
            && (scalar.getScalarStyle() == ScalarStyle.LITERAL
                || scalar.getScalarStyle() == ScalarStyle.FOLDED);
    return read(
        block // begins after its own `|`
            ? new Source(source.file(), line(), source.lastLine())
            : new Source(source.file(), line() - 1, source.line(line(node.getEndMark()))),
        text());
  }

  private Entry entry(NodeTuple tuple) {
    return new Entry(beside(tuple.getKeyNode()), beside(tuple.getValueNode()));
  }

  private YamlNode beside(Node other) {
    return new YamlNode(source, other);
  }
}
