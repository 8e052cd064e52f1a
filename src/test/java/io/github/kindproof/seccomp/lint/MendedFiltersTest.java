package io.github.kindproof.seccomp.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.Syscall;
import io.github.kindproof.seccomp.bpf.BoundaryValues;
import io.github.kindproof.seccomp.bpf.CallAnswers;
import io.github.kindproof.seccomp.bpf.Entry;
import io.github.kindproof.seccomp.bpf.FilterAnswer;
import io.github.kindproof.seccomp.bpf.SeccompData;
import io.github.kindproof.seccomp.bpf.SyscallFilter;
import io.github.kindproof.seccomp.explain.ProfileExplanation;
import io.github.kindproof.seccomp.filter.FilterBuild;
import io.github.kindproof.seccomp.filter.FilterToolchain;
import io.github.kindproof.seccomp.filter.Libseccomp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A corrected profile becomes a filter that answers every syscall as before. */
class MendedFiltersTest {
  private static final Path JSON = Path.of("profile.json");
  private static final List<String> RUNTIME_DEFAULTS =
      List.of("1.6.20", "1.7.35", "2.0.14", "2.1.9", "2.3.7", "2.4.2");
  private static final long SEED = 20260701;
  private static final int PROFILES = 20;

  static List<String> corpus() throws IOException {
    List<String> corpus = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("profiles"))) {
      for (Path file : files.sorted().toList()) {
        corpus.add(Files.readString(file));
      }
    }
    RUNTIME_DEFAULTS.forEach(
        it ->
            corpus.add(
                PackagedFile.text(
                    ProfileExplanation.class, "runtime-default-containerd-" + it + ".json")));
    return corpus;
  }

  static List<String> randomProfiles() {
    Random random = new Random(SEED);
    return Stream.generate(() -> RandomText.profile(random)).limit(PROFILES).toList();
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void ofTheCorpusAnswersAsBefore(String text) {
    hasTheSameAnswers(text, mended(text));
  }

  /** With every syscall of its first rule twice, and a rule that repeats the default. */
  @ParameterizedTest
  @MethodSource("corpus")
  void ofTheCorpusWithRepetitionsAnswersAsBefore(String text) {
    String repeated = text.replaceFirst("(\"names\": ?\\[)([^\\]]*)\\]", "$1$2, $2]");
    String mended = mended(repeated);
    hasTheSameAnswers(repeated, mended);
    if (!repeated.equals(text)) {
      assertThat(mended.length()).isLessThan(repeated.length());
    }
  }

  @Test
  void ofRandomProfilesAnswersAsBefore() {
    int mended = 0;
    for (String text : randomProfiles()) {
      String after = mended(text);
      hasTheSameAnswers(text, after);
      mended += after.equals(text) ? 0 : 1;
    }
    assertThat(mended).as("profiles with a correction").isGreaterThan(PROFILES / 4);
  }

  private static String mended(String text) {
    return new Linter(LintConfig.none()).mended(JSON, text);
  }

  private static void hasTheSameAnswers(String before, String after) {
    for (FilterToolchain builder :
        FilterToolchain.different(
            LintConfig.everywhere().runtimes(), Libseccomp.compared(), Architecture.X86_64)) {
      FilterBuild one = builder.build(new Parsed(before).profile());
      FilterBuild other = builder.build(new Parsed(after).profile());
      if (one instanceof FilterBuild.Built first && other instanceof FilterBuild.Built second) {
        for (Entry entry : Entry.of(builder.machine())) {
          for (Syscall call : entry.syscalls()) {
            sameAnswers(first.filter(), second.filter(), entry, call.number(), before);
          }
          sameAnswers(first.filter(), second.filter(), entry, entry.unknownNumber(), before);
        }
      } else {
        assertThat(other.getClass()).as(before).isEqualTo(one.getClass());
      }
    }
  }

  private static void sameAnswers(
      SyscallFilter one, SyscallFilter other, Entry entry, int number, String profile) {
    BoundaryValues values = new BoundaryValues();
    values.addAll(one.boundaryValues(entry.auditCode(), number));
    values.addAll(other.boundaryValues(entry.auditCode(), number));
    for (SeccompData call : CallAnswers.combinations(values, entry.auditCode(), number)) {
      FilterAnswer expected = one.answer(call);
      if (!other.answer(call).equals(expected)) {
        assertThat(other.answer(call)).as("%s in %s", call, profile).isEqualTo(expected);
      }
    }
  }
}
