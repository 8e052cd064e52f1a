package io.github.kindling.yaml;

import io.github.kindling.failure.BadInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

/**
 * A value in a YAML file that knows its line, also when it stands in a document that is itself a
 * text of the file, as patches in a kind config are.
 */
public final class YamlNode {
  private static final String END_OF_TEXT = "<stream end>";

  private final Path file;
  private final int linesBefore;
  private final Node node;

  private YamlNode(Path file, int linesBefore, Node node) {
    this.file = file;
    this.linesBefore = linesBefore;
    this.node = node;
  }

  /** A key of a mapping with its value. */
  public record Entry(YamlNode key, YamlNode value) {}

  /**
   * Reads the documents of a text.
   *
   * @param file the file that has this text, for {@link #line} and errors
   * @throws BadInput if it is no YAML, with file and line
   */
  public static List<YamlNode> read(Path file, String text) {
    return read(file, text, 0);
  }

  private static List<YamlNode> read(Path file, String text, int linesBefore) {
    Compose compose = new Compose(LoadSettings.builder().build());
    try {
      return StreamSupport.stream(compose.composeAllFromString(text).spliterator(), false)
          .map(node -> new YamlNode(file, linesBefore, node))
          .toList();
    } catch (MarkedYamlEngineException e) {
      throw BadInput.at(
          file, linesBefore + line(e, text), "no YAML: " + words(e), "correct that line");
    } catch (YamlEngineException e) {
      throw BadInput.at(file, linesBefore + 1, "no YAML: " + e.getMessage(), "correct it");
    }
  }

  /**
   * Of a text that ends too early its last line: what is missing there was begun at or before it.
   */
  private static int line(MarkedYamlEngineException error, String text) {
    if (error.getProblem().contains(END_OF_TEXT)) {
      return Math.max(1, (int) text.stripTrailing().lines().count());
    }
    return error.getProblemMark().map(Mark::getLine).orElse(0) + 1;
  }

  private static String words(MarkedYamlEngineException error) {
    String context = error.getContext();
    return context == null || context.isEmpty()
        ? error.getProblem()
        : context + ", " + error.getProblem();
  }

  /** The line of the file on which it begins, counted from 1. */
  public int line() {
    return linesBefore + node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  /** The value of this key; empty if there is none, or this is no mapping. */
  public Optional<YamlNode> get(String key) {
    return entries().stream()
        .filter(entry -> entry.key().text().equals(key))
        .map(Entry::value)
        .findFirst();
  }

  /** The text of the value of this key; empty text if there is none. */
  public String text(String key) {
    return get(key).map(YamlNode::text).orElse("");
  }

  /** The entries of a mapping in their order; of anything else none. */
  public List<Entry> entries() {
    return node instanceof MappingNode mapping
        ? mapping.getValue().stream().map(this::entry).toList()
        : List.of();
  }

  /** The items of the sequence that is the value of this key; of anything else none. */
  public List<YamlNode> items(String key) {
    return get(key).map(YamlNode::items).orElse(List.of());
  }

  /** The items of a sequence; of anything else none. */
  public List<YamlNode> items() {
    return node instanceof SequenceNode sequence
        ? sequence.getValue().stream().map(this::beside).toList()
        : List.of();
  }

  /** Whether it is a mapping. */
  public boolean isMapping() {
    return node instanceof MappingNode;
  }

  /** The text of a scalar; of anything else empty. */
  public String text() {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  /**
   * The documents that the text of this scalar is.
   *
   * @throws BadInput if the text is no YAML, with the line of the file
   */
  public List<YamlNode> documents() {
    boolean block =
        node instanceof ScalarNode scalar
            && (scalar.getScalarStyle() == ScalarStyle.LITERAL
                || scalar.getScalarStyle() == ScalarStyle.FOLDED);
    return read(file, text(), block ? line() : line() - 1); // a block begins after its own `|`
  }

  private Entry entry(NodeTuple tuple) {
    return new Entry(beside(tuple.getKeyNode()), beside(tuple.getValueNode()));
  }

  private YamlNode beside(Node other) {
    return new YamlNode(file, linesBefore, other);
  }
}
