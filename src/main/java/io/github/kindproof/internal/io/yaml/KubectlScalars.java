package io.github.kindproof.internal.io.yaml;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.Schema;

/**
 * The types of plain scalars for kubectl and kind, by the rules of YAML 1.1: {@code yes} is a
 * boolean, {@code 0644} an octal number, {@code <<} a merge key. Pure.
 */
final class KubectlScalars implements Schema, ScalarResolver {
  /**
   * A merge key. With YAML's own tag, the parser would merge the keys itself and hang on an anchor
   * that contains itself.
   */
  static final Tag MERGE = new Tag("merge key");

  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUE =
      Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final Set<String> FALSE =
      Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final Pattern INT =
      Pattern.compile(
          "[-+]?(0[bB]_*[01][01_]*|0[xX]_*[0-9a-fA-F][0-9a-fA-F_]*|0[oO]?[0-7_]+|0|[1-9][0-9_]*)");
  private static final Pattern FLOAT =
      Pattern.compile(
          "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
              + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)"); // which JSON does not have

  @Override
  public ScalarResolver getScalarResolver() {
    return this;
  }

  /** Nothing is constructed: nodes are read as they are. */
  @Override
  public Map<Tag, ConstructNode> getSchemaTagConstructors() {
    return Map.of();
  }

  @Override
  public Tag resolve(String value, Boolean implicit) {
    if (!implicit) {
      return Tag.STR;
    } else if (value.equals("<<")) {
      return MERGE;
    } else if (NULLS.contains(value)) {
      return Tag.NULL;
    } else if (TRUE.contains(value) || FALSE.contains(value)) {
      return Tag.BOOL;
    } else if (INT.matcher(value).matches()) {
      return Tag.INT;
    }
    return FLOAT.matcher(value).matches() ? Tag.FLOAT : Tag.STR;
  }

  static boolean isTrue(String value) {
    return TRUE.contains(value);
  }
}
