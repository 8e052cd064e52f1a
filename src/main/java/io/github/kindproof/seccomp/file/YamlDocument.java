package io.github.kindproof.seccomp.file;

import io.github.kindproof.seccomp.file.LocatedValue.Elements;
import io.github.kindproof.seccomp.file.LocatedValue.Field;
import io.github.kindproof.seccomp.file.LocatedValue.Fields;
import io.github.kindproof.seccomp.file.LocatedValue.Nothing;
import io.github.kindproof.seccomp.file.LocatedValue.Other;
import io.github.kindproof.seccomp.file.LocatedValue.Text;
import io.github.kindproof.seccomp.file.LocatedValue.Whole;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads YAML documents with the position of each value. */
final class YamlDocument {
  /** A resource with a profile has seven; anchors could nest endlessly. */
  private static final int LEVELS = 64;

  /** Far more than any profile has; nested aliases can expand to billions. */
  private static final int VALUES = 200_000;

  private final String text;

  /** By the code points that a mark counts. */
  private final int[] offsets;

  private int values;

  private YamlDocument(String text) {
    this.text = text;
    offsets =
        IntStream.rangeClosed(0, text.length())
            .filter(it -> it == text.length() || !Character.isLowSurrogate(text.charAt(it)))
            .toArray();
  }

  static List<LocatedValue> read(String text) throws MalformedDocumentException {
    YamlDocument reader = new YamlDocument(text);
    List<LocatedValue> documents = new ArrayList<>();
    try {
      Compose compose = new Compose(LoadSettings.builder().setAllowDuplicateKeys(true).build());
      compose.composeAllFromString(text).forEach(node -> documents.add(reader.value(node, 0)));
    } catch (MarkedYamlEngineException e) {
      Span span = reader.span(e.getProblemMark(), Optional.empty());
      throw malformed(span, e.getProblem());
    } catch (YamlEngineException | IllegalArgumentException e) { // the latter for some tags
      throw malformed(Span.at(1, 1), String.valueOf(e.getMessage()));
    }
    return documents;
  }

  private static MalformedDocumentException malformed(Span span, String problem) {
    return new MalformedDocumentException(
        ProfileProblem.of(FormatProblem.SYNTAX, span, "is not YAML: " + problem, "correct it"));
  }

  private LocatedValue value(Node node, int level) {
    if (level > LEVELS || ++values > VALUES) {
      throw new YamlEngineException("it is nested too deeply, or too large");
    }
    Span span = span(node.getStartMark(), node.getEndMark());
    if (node instanceof MappingNode mapping) {
      return new Fields(span, mapping.getValue().stream().map(it -> field(it, level)).toList());
    }
    if (node instanceof SequenceNode sequence) {
      return new Elements(
          span,
          sequence.getFlowStyle() == FlowStyle.BLOCK,
          sequence.getValue().stream().map(it -> value(it, level + 1)).toList());
    }
    return scalar(span, (ScalarNode) node);
  }

  private static LocatedValue scalar(Span span, ScalarNode node) {
    String text = node.getValue();
    if (node.getTag().equals(Tag.INT) && text.matches("[-+]?[0-9]{1,1000}")) {
      return new Whole(span, new BigInteger(text));
    }
    if (node.isPlain() && text.matches("0x[0-9a-fA-F]{1,1000}")) { // as kubectl reads it
      return new Whole(span, new BigInteger(text.substring(2), 16));
    }
    if (node.getTag().equals(Tag.STR)) {
      return new Text(span, text);
    }
    return node.getTag().equals(Tag.NULL) ? new Nothing(span) : new Other(span, text);
  }

  private Field field(NodeTuple tuple, int level) {
    Node key = tuple.getKeyNode();
    String name = key instanceof ScalarNode scalar ? scalar.getValue() : "";
    return new Field(
        span(key.getStartMark(), key.getEndMark()), name, value(tuple.getValueNode(), level + 1));
  }

  private Span span(Optional<Mark> start, Optional<Mark> end) {
    int from = index(start);
    int to = index(end);
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--; // a block ends where the next one begins
    }
    return new Span(
        start.map(Mark::getLine).orElse(0) + 1, start.map(Mark::getColumn).orElse(0) + 1, from, to);
  }

  private int index(Optional<Mark> mark) {
    return offsets[mark.map(Mark::getIndex).orElse(0)];
  }
}
