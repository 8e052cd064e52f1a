package io.github.kindproof.seccomp.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.RandomSeed;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.explain.Knowledge;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.seccomp.lint.LintConfig;
import io.github.kindproof.seccomp.lint.Linter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code lint --fix} changes no answer of the filters that the runtimes build. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class MendedProfilesIT {
  private static final int SOME = 20;
  private static final int MANY = 300;
  private static final Path PROFILES = Path.of("profiles");

  private static FilterOracle oracle;
  private static long seed;

  @TempDir Path folder;

  @BeforeAll
  static void begin() {
    oracle = FilterOracle.of(new Docker(Map.of()));
    seed = RandomSeed.get();
    System.out.printf("The mended profiles are those of -Dkindproof.seed=%d%n", seed);
  }

  static Stream<OracleRuntime> runtimes() {
    return Stream.of(
        new OracleRuntime("runc-1.1.14", "2.5.4"),
        new OracleRuntime("runc-1.5.3", "2.6.1"),
        OracleRuntime.CRUN);
  }

  @ParameterizedTest
  @MethodSource("runtimes")
  void realProfilesAnswerAsBefore(OracleRuntime runtime) {
    answerAsBefore(runtime, FilterCases.read(PROFILES).values());
    answerAsBefore(runtime, FilterCases.read().values());
    answerAsBefore(runtime, Knowledge.read().runtimeDefaults().values());
    String more = System.getProperty("kindproof.profiles");
    if (more != null) {
      answerAsBefore(runtime, FilterCases.read(Path.of(more)).values());
    }
  }

  @ParameterizedTest
  @MethodSource("runtimes")
  void someRandomProfilesAnswerAsBefore(OracleRuntime runtime) {
    assertThat(answerAsBefore(runtime, new RandomProfiles(new Random(seed)).next(SOME)))
        .as("mended profiles")
        .isPositive();
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("runtimes")
  void manyRandomProfilesAnswerAsBefore(OracleRuntime runtime) {
    answerAsBefore(runtime, new RandomProfiles(new Random(seed)).next(MANY));
  }

  /** Return how many profiles were mended. */
  private long answerAsBefore(OracleRuntime runtime, Collection<SeccompProfile> profiles) {
    try (RunningOracle running = oracle.start(runtime)) {
      return profiles.stream().filter(it -> isMended(it, running)).count();
    }
  }

  private boolean isMended(SeccompProfile profile, RunningOracle running) {
    Optional<SeccompProfile> mended = mended(profile);
    mended
        .flatMap(it -> difference(profile, it, running))
        .map(
            it ->
                SmallerProfiles.smallest(
                    profile,
                    each -> mended(each).flatMap(other -> difference(each, other, running))))
        .ifPresent(
            it ->
                assertThat(difference(it, mended(it).orElseThrow(), running))
                    .as("-Dkindproof.seed=%d%n%s", seed, it.toJson())
                    .isEmpty());
    return mended.isPresent();
  }

  private Optional<SeccompProfile> mended(SeccompProfile profile) {
    try {
      Path file = Files.writeString(folder.resolve("profile.json"), profile.toJson());
      return new Linter(LintConfig.none())
          .mended(file)
          .map(text -> ProfileFile.understood(text, false).profiles().get(0).profile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> difference(
      SeccompProfile before, SeccompProfile after, RunningOracle running) {
    OracleAnswer one = running.build(before.toJson());
    OracleAnswer other = running.build(after.toJson());
    if (one instanceof OracleAnswer.Built first && other instanceof OracleAnswer.Built second) {
      TreeSet<String> calls = new TreeSet<>(ModelComparison.callsOf(before));
      calls.addAll(ModelComparison.callsOf(after));
      return ModelComparison.difference(first.program(), second.program(), calls);
    }
    return one.getClass().equals(other.getClass())
        ? Optional.empty()
        : Optional.of(one + " and " + other);
  }
}
