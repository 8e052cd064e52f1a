package io.github.kindproof.internal.doctor;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import io.github.kindproof.JavaSources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A fault that the code reports, as its source says it. An ellipsis stands for what is known only
 * when it happens.
 *
 * @param type the exception or the method that takes the message and the remedy
 * @param place the package, below the project's own
 */
record Fault(String type, String place, String message, String remedy) {
  private static final String ELLIPSIS = "…";
  private static final String ROOT = "io.github.kindproof.";
  private static final Set<String> TYPES = Set.of("EnvironmentException", "Unusable");
  private static final Set<String> METHODS = Set.of("Finding.problem", "Finding.warning");

  static List<Fault> in(Path sources) {
    return JavaSources.read(
        sources,
        task -> {
          List<Fault> found = new ArrayList<>();
          for (CompilationUnitTree unit : task.parse()) {
            new Finder(unit, found).scan(unit, null);
          }
          return found;
        });
  }

  /** Goes through one file. */
  private static final class Finder extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final String place;
    private final List<Fault> found;

    Finder(CompilationUnitTree unit, List<Fault> found) {
      this.unit = unit;
      this.place = (unit.getPackageName() + ".").replace(ROOT, "");
      this.found = found;
    }

    @Override
    public Void visitNewClass(NewClassTree made, Void nothing) {
      String type = made.getIdentifier().toString().replaceFirst(".*\\.", "");
      if (TYPES.contains(type) && made.getArguments().size() >= 2) {
        add(type, made.getArguments().get(0), made.getArguments().get(1));
      }
      return super.visitNewClass(made, nothing);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
      String method = call.getMethodSelect().toString();
      if (METHODS.contains(method)) {
        add(method, call.getArguments().get(1), call.getArguments().get(2));
      }
      return super.visitMethodInvocation(call, nothing);
    }

    private void add(String type, ExpressionTree message, ExpressionTree remedy) {
      for (String one : texts(message)) {
        for (String other : texts(remedy)) {
          found.add(new Fault(type, place, one, other));
        }
      }
    }

    /** What an expression can say. */
    private List<String> texts(Tree expression) {
      if (expression instanceof LiteralTree literal) {
        return List.of(String.valueOf(literal.getValue()));
      }
      if (expression instanceof ParenthesizedTree parenthesized) {
        return texts(parenthesized.getExpression());
      }
      if (expression instanceof ConditionalExpressionTree choice) {
        return Stream.of(choice.getTrueExpression(), choice.getFalseExpression())
            .flatMap(it -> texts(it).stream())
            .toList();
      }
      if (expression instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
        return texts(sum.getLeftOperand()).stream()
            .flatMap(left -> texts(sum.getRightOperand()).stream().map(right -> left + right))
            .map(it -> it.replaceAll("…+", ELLIPSIS))
            .toList();
      }
      if (expression instanceof MethodInvocationTree call
          && call.getMethodSelect() instanceof MemberSelectTree method
          && method.getIdentifier().contentEquals("formatted")) {
        return texts(method.getExpression()).stream()
            .map(it -> it.replaceAll("%[\\d.]*[a-z]", ELLIPSIS))
            .toList();
      }
      return expression instanceof IdentifierTree name ? variable(name) : List.of(ELLIPSIS);
    }

    /** What a variable of this file can say, if there is one of this name. */
    private List<String> variable(IdentifierTree name) {
      List<ExpressionTree> values = new ArrayList<>();
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitVariable(VariableTree variable, Void nothing) {
          if (variable.getName().equals(name.getName()) && variable.getInitializer() != null) {
            values.add(variable.getInitializer());
          }
          return super.visitVariable(variable, nothing);
        }
      }.scan(unit, null);
      return values.size() == 1 ? texts(values.get(0)) : List.of(ELLIPSIS);
    }
  }
}
