package io.github.kindproof;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePathScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * The first sentence of a comment.
 *
 * @param of a type, or a type and its method
 * @param text empty where there is no comment
 */
record JavadocSentence(String of, boolean isType, String text) {

  /** Those of these types, by binary name, and of what users can name in them. */
  static List<JavadocSentence> in(Path sources, Set<String> types) {
    return JavaSources.read(
        sources,
        task -> {
          var scanner = new Scanner(DocTrees.instance(task), types);
          for (CompilationUnitTree unit : task.parse()) {
            scanner.scan(unit, String.valueOf(unit.getPackageName()));
          }
          return scanner.found;
        });
  }

  /** Goes through a file; what it carries along is the name of what stands around. */
  private static final class Scanner extends TreePathScanner<Void, String> {
    private final DocTrees trees;
    private final Set<String> types;
    private final List<JavadocSentence> found = new ArrayList<>();

    Scanner(DocTrees trees, Set<String> types) {
      this.trees = trees;
      this.types = types;
    }

    @Override
    public Void visitClass(ClassTree type, String around) {
      boolean isNested = getCurrentPath().getParentPath().getLeaf() instanceof ClassTree;
      String name = around + (isNested ? "$" : ".") + type.getSimpleName();
      if (types.contains(name)) {
        found.add(new JavadocSentence(name, true, firstSentence()));
      }
      return super.visitClass(type, name);
    }

    @Override
    public Void visitMethod(MethodTree method, String type) {
      if (types.contains(type) && isVisible(method.getModifiers()) && !isOverride(method)) {
        found.add(new JavadocSentence(type + "." + method.getName(), false, firstSentence()));
      }
      return null;
    }

    private boolean isVisible(ModifiersTree modifiers) {
      Tree.Kind around = getCurrentPath().getParentPath().getLeaf().getKind();
      return modifiers.getFlags().contains(Modifier.PUBLIC)
          || modifiers.getFlags().contains(Modifier.PROTECTED)
          || (around == Tree.Kind.INTERFACE && !modifiers.getFlags().contains(Modifier.PRIVATE))
          || around == Tree.Kind.ANNOTATION_TYPE;
    }

    private static boolean isOverride(MethodTree method) {
      return method.getModifiers().getAnnotations().stream()
          .anyMatch(it -> it.getAnnotationType().toString().equals("Override"));
    }

    private String firstSentence() {
      DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
      return comment == null
          ? ""
          : comment.getFirstSentence().stream()
              .map(Object::toString)
              .collect(Collectors.joining())
              .strip();
    }
  }
}
