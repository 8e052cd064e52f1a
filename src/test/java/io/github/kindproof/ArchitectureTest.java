package io.github.kindproof;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds the code to docs/architecture.md. */
@AnalyzeClasses(packages = Layers.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final Layers LAYERS = Layers.read(Path.of("docs/architecture.md"));

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching(Layers.ROOT + ".(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule seccompIsPure =
      noClasses()
          .that()
          .resideInAPackage("..seccomp..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..internal.io.process..", "io.fabric8..");

  @ArchTest
  static final ArchRule nobodySleeps =
      noClasses().should().callMethod(Thread.class, "sleep", long.class);

  @ArchTest
  static final ArchRule libraryKnowsNoCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("..cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..");

  /** A class that does may be loaded only after {@code OptionalLibrary} has found it. */
  @ArchTest
  static final ArchRule onlyK3sNeedsTestcontainers =
      noClasses()
          .that()
          .resideOutsideOfPackages("..cluster.k3s..", "..kindproof.testcontainers..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.testcontainers..", "com.github.dockerjava..");

  @ArchTest
  static void packagesDependOnlyOnLowerOnes(JavaClasses classes) {
    assertThat(classes.stream().flatMap(type -> LAYERS.upward(type).stream()))
        .as("dependencies against the table of docs/architecture.md")
        .isEmpty();
  }

  @ArchTest
  static void theTableHasEachPackageAndNoOther(JavaClasses classes) {
    Set<String> used = classes.stream().map(LAYERS::of).collect(Collectors.toSet());
    assertThat(used).containsExactlyInAnyOrderElementsOf(LAYERS.names());
  }

  @ArchTest
  static void eachPackageSaysWhatIsInIt(JavaClasses classes) {
    List<String> silent =
        classes.stream()
            .map(JavaClass::getPackageName)
            .distinct()
            .filter(name -> !Layers.hasDescription(name))
            .toList();
    assertThat(silent).as("packages without a sentence in package-info.java").isEmpty();
  }
}
