package io.github.kindproof.junit;

import io.github.kindproof.cluster.ClusterSpec;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The short name of a test, independent of its display name. */
final class TestName {
  /** The number of a repetition, a set of parameters or a dynamic test. */
  private static final Pattern INDEX =
      Pattern.compile("\\[(?:test-template-invocation|dynamic-test|dynamic-container):#(\\d+)]");

  private TestName() {}

  /** Return a description, for example {@code NginxProfileIT.Inner.isRefused-2}. */
  static String of(ExtensionContext context) {
    ExtensionContext ofClass = nearest(context, it -> it.getTestClass().isPresent());
    StringBuilder name = new StringBuilder();
    for (Class<?> around : ofClass.getEnclosingTestClasses()) {
      name.append(name.isEmpty() ? withoutPackage(around) : around.getSimpleName()).append('.');
    }
    ofClass
        .getTestClass()
        .map(tests -> name.isEmpty() ? withoutPackage(tests) : tests.getSimpleName())
        .ifPresent(name::append);
    nearest(context, it -> it.getTestMethod().isPresent())
        .getTestMethod()
        .ifPresent(method -> name.append('.').append(method.getName()));
    Matcher index = INDEX.matcher(context.getUniqueId());
    while (index.find()) {
      name.append('-').append(index.group(1));
    }
    return name.toString();
  }

  /** Return the name with the version and runtime of the cluster. */
  static String of(ExtensionContext context, ClusterSpec spec) {
    String runtime = spec.runtime().isOwn() ? "" : " " + spec.runtime().name();
    return of(context) + " " + spec.kubernetes().version() + runtime;
  }

  /** Return the name with all enclosing classes, even ones without tests. */
  private static String withoutPackage(Class<?> tests) {
    String name = tests.getName();
    return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
  }

  /** Dynamic tests have neither a class nor a method, but an enclosing context has. */
  private static ExtensionContext nearest(
      ExtensionContext context, Predicate<ExtensionContext> wanted) {
    return Stores.outward(context).filter(wanted).findFirst().orElse(context);
  }
}
