package io.github.kindproof;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What docs/architecture.md says of packages. */
@AnalyzeClasses(
    packages = "io.github.kindproof",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.github.kindproof.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule seccompIsPure =
      noClasses()
          .that()
          .resideInAPackage("..seccomp..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.github.kindproof.cluster..",
              "io.github.kindproof.engine..",
              "io.github.kindproof.node..",
              "io.github.kindproof.process..",
              "io.fabric8..");

  @ArchTest
  static final ArchRule nothingPollsButWait =
      noClasses()
          .that()
          .resideOutsideOfPackages("..waiting..", "..engine..") // the one wait with a fail-fast
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.awaitility..");

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
          .resideInAnyPackage("..cli..", "picocli..");
}
