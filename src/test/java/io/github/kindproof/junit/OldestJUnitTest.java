package io.github.kindproof.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.kindproof.junit.matrix.MatrixCells;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/**
 * What the extension asks of JUnit is there in the oldest one that it is said to run on, though it
 * is compiled against the newest. {@code ConsumersIT} runs it on both.
 */
class OldestJUnitTest {
  /** Where the build puts the jars of the oldest JUnit. */
  private static final Path JARS = Path.of("target", "junit-oldest");

  private static URLClassLoader oldest;

  @BeforeAll
  static void openJars() throws IOException {
    assertThat(JARS).as("run mvn generate-test-resources").isDirectory();
    List<URL> urls = new ArrayList<>();
    try (Stream<Path> jars = Files.list(JARS)) {
      jars.map(OldestJUnitTest::url).forEach(urls::add);
    }
    urls.add(TestAbortedException.class.getProtectionDomain().getCodeSource().getLocation());
    oldest = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  @AfterAll
  static void closeJars() throws IOException {
    oldest.close();
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The classes that a test class loads, without the reports of {@code kindproof matrix}. */
  private static JavaClasses ofTestClasses() {
    ClassFileImporter importer =
        new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests());
    return importer.importClasses(
        importer.importPackagesOf(SeccompTest.class, MatrixCells.class).stream()
            .filter(it -> !it.getName().matches(".*\\.Matrix(Engine|Reports).*"))
            .map(JavaClass::reflect)
            .toList());
  }

  @Test
  void whatIsCalledIsThere() {
    Set<String> missing = new TreeSet<>();
    int seen = 0;
    for (JavaClass ours : ofTestClasses()) {
      List<CodeUnitAccessTarget> targets = new ArrayList<>();
      ours.getCodeUnitCallsFromSelf().forEach(it -> targets.add(it.getTarget()));
      ours.getCodeUnitReferencesFromSelf().forEach(it -> targets.add(it.getTarget()));
      for (CodeUnitAccessTarget target : targets) {
        if (isOfJUnit(target.getOwner().getName())) {
          seen++;
          if (!isThere(target)) {
            missing.add(target.getFullName());
          }
        }
      }
    }
    assertThat(seen).isGreaterThan(20);
    assertThat(missing).isEmpty();
  }

  @Test
  void soAreTheTypes() {
    Set<String> missing = new TreeSet<>();
    for (JavaClass ours : ofTestClasses()) {
      for (Dependency dependency : ours.getDirectDependenciesFromSelf()) {
        String name = dependency.getTargetClass().getBaseComponentType().getName();
        if (isOfJUnit(name) && typeOf(name) == null) {
          missing.add(name);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static boolean isOfJUnit(String type) {
    return type.startsWith("org.junit.") || type.startsWith("org.opentest4j.");
  }

  private static @org.jspecify.annotations.Nullable Class<?> typeOf(String name) {
    try {
      return oldest.loadClass(name);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  /** With these parameters and this result: as the class file names it. */
  private static boolean isThere(CodeUnitAccessTarget target) {
    Class<?> owner = typeOf(target.getOwner().getName());
    if (owner == null) {
      return false;
    }
    String wanted = signature(target.getName(), names(target), target.getRawReturnType().getName());
    return target.getName().equals("<init>")
        ? Stream.of(owner.getDeclaredConstructors())
            .map(it -> signature("<init>", names(it.getParameterTypes()), "void"))
            .anyMatch(wanted::equals)
        : Stream.concat(Stream.of(owner.getMethods()), Stream.of(Object.class.getMethods()))
            .map(
                it ->
                    signature(
                        it.getName(), names(it.getParameterTypes()), it.getReturnType().getName()))
            .anyMatch(wanted::equals);
  }

  private static String signature(String name, List<String> parameters, String result) {
    return name + parameters + result;
  }

  private static List<String> names(CodeUnitAccessTarget target) {
    return target.getRawParameterTypes().stream().map(JavaClass::getName).toList();
  }

  private static List<String> names(Class<?>[] types) {
    return Stream.of(types).map(Class::getName).toList();
  }
}
