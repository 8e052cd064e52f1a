package io.github.kindproof.seccomp.filter;

import static org.assertj.core.api.Assertions.fail;

import io.github.kindproof.RandomSeed;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.explain.Knowledge;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the filters that we say the runtimes build with those that they do build. */
@Order(1)
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class FilterModelIT {
  private static final int SOME = 300;
  private static final int MANY = 10_000;

  private static FilterOracle oracle;
  private static long seed;

  @BeforeAll
  static void begin() {
    oracle = FilterOracle.of(new Docker(Map.of()));
    seed = RandomSeed.get();
    System.out.printf("The profiles are those of -Dkindproof.seed=%d%n", seed);
  }

  @Test
  @EnabledIfSystemProperty(named = "kindproof.update", matches = ".*")
  void recordsTheCases() {
    RecordedFilters.write(oracle, FilterCases.read());
  }

  static Stream<OracleRuntime> runtimes() {
    return OracleRuntime.all().stream();
  }

  @ParameterizedTest
  @MethodSource("runtimes")
  void agreesOnCases(OracleRuntime runtime) {
    Map<String, SeccompProfile> cases = FilterCases.read();
    if (!OracleRuntime.recorded().contains(runtime)) {
      cases.remove("hang"); // it costs 8 s of processor time, and libseccomp is what hangs
    }
    agrees(runtime, cases.values());
  }

  /** The defaults of each containerd, and the profiles of a folder that you may name. */
  @ParameterizedTest
  @MethodSource("runtimes")
  void agreesOnRealProfiles(OracleRuntime runtime) {
    agrees(runtime, Knowledge.read().runtimeDefaults().values());
    String folder = System.getProperty("kindproof.profiles");
    if (folder != null) {
      agrees(runtime, FilterCases.read(Path.of(folder)).values());
    }
  }

  @ParameterizedTest
  @MethodSource("runtimes")
  void agreesOnSomeHundredRandomProfiles(OracleRuntime runtime) {
    agreesOnRandomProfiles(runtime, SOME);
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("runtimes")
  void agreesOnTenThousandRandomProfiles(OracleRuntime runtime) {
    agreesOnRandomProfiles(runtime, MANY);
  }

  private static void agreesOnRandomProfiles(OracleRuntime runtime, int count) {
    agrees(runtime, new RandomProfiles(new Random(seed + runtime.hashCode())).next(count));
  }

  private static void agrees(OracleRuntime runtime, Collection<SeccompProfile> profiles) {
    try (RunningOracle running = oracle.start(runtime)) {
      FilterToolchain builder = runtime.builder();
      Optional<SeccompProfile> wrong =
          profiles.stream().filter(it -> difference(builder, it, running).isPresent()).findFirst();
      wrong
          .map(it -> SmallerProfiles.smallest(it, each -> difference(builder, each, running)))
          .ifPresent(
              it ->
                  fail(
                      "-Dkindproof.seed=%d, %s: %s%nMend it, and keep it as a case in %s:%n%s",
                      seed,
                      runtime.program(),
                      difference(builder, it, running).orElseThrow(),
                      FilterCases.FOLDER,
                      it.toJson()));
    }
  }

  private static Optional<String> difference(
      FilterToolchain builder, SeccompProfile profile, RunningOracle oracle) {
    return ModelComparison.difference(builder, profile, oracle.build(profile.toJson()));
  }
}
