package io.github.kindproof.upgrade.seccompdefault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.RandomSeed;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.Syscall;
import io.github.kindproof.seccomp.bpf.BoundaryValues;
import io.github.kindproof.seccomp.bpf.CallAnswers;
import io.github.kindproof.seccomp.bpf.Entry;
import io.github.kindproof.seccomp.bpf.FilterAnswer;
import io.github.kindproof.seccomp.bpf.SeccompData;
import io.github.kindproof.seccomp.explain.Knowledge;
import io.github.kindproof.seccomp.filter.FilterToolchain;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoggedProfileTest {
  private static final int RANDOM_CALLS = 20_000;

  static Collection<SeccompProfile> runtimeDefaults() {
    return Knowledge.read().runtimeDefaults().values();
  }

  @ParameterizedTest
  @MethodSource("runtimeDefaults")
  void whatIsDeniedIsLoggedAndNothingElse(SeccompProfile profile) {
    SeccompFilter usual = filter(profile);
    SeccompFilter logged = filter(LoggedProfile.of(profile));
    Stream.concat(atBoundaries(usual), random(new Random(RandomSeed.get())))
        .forEach(
            call ->
                assertThat(logged.answer(call).orElseThrow().action())
                    .as("%s, which RuntimeDefault answers with %s", call, usual.answer(call))
                    .isEqualTo(expected(usual.answer(call).orElseThrow())));
  }

  /** A program that mixes architectures in a way that no profile lists is killed by both. */
  private static SeccompAction expected(FilterAnswer usual) {
    if (usual.equals(FilterAnswer.OF_UNLISTED_ARCHITECTURE)) {
      return usual.action();
    }
    return usual.action().letsThrough() ? SeccompAction.ALLOW : SeccompAction.LOG;
  }

  /** All syscalls, with each combination of the values at which the filter's answer may change. */
  private static Stream<SeccompData> atBoundaries(SeccompFilter filter) {
    return Entry.of(Architecture.X86_64).stream()
        .flatMap(
            way ->
                way.syscalls().stream()
                    .map(Syscall::number)
                    .flatMap(
                        number -> {
                          BoundaryValues values =
                              filter.built().orElseThrow().boundaryValues(way.auditCode(), number);
                          return CallAnswers.combinations(values, way.auditCode(), number).stream();
                        }));
  }

  /** Any numbers, also of syscalls that nobody knows yet, with any arguments. */
  private static Stream<SeccompData> random(Random random) {
    List<Entry> ways = Entry.of(Architecture.X86_64);
    return IntStream.range(0, RANDOM_CALLS)
        .mapToObj(
            i -> {
              Entry way = ways.get(random.nextInt(ways.size()));
              long[] arguments = random.longs(6).map(it -> it >>> random.nextInt(64)).toArray();
              return SeccompData.of(
                  way.auditCode(), random.nextInt(520) | way.numberBits(), arguments);
            });
  }

  private static SeccompFilter filter(SeccompProfile profile) {
    return SeccompFilter.of(profile, FilterToolchain.newest(Architecture.X86_64));
  }
}
