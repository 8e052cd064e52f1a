package io.github.kindproof.seccomp.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.seccomp.Architecture;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** On a filter that was read back from a container under containerd 1.6.20 with runc 1.1.5. */
class EntryAnswersTest {
  private final Map<Architecture, EntryAnswers> entries =
      EntryAnswers.of(
              LoadedFilters.parse(
                  PackagedFile.text(
                      EntryAnswersTest.class, "runtime-default-containerd-1.6.20.json")),
              Architecture.X86_64)
          .stream()
          .collect(Collectors.toMap(EntryAnswers::architecture, it -> it));

  @Test
  void groupsTheCallsByTheirAnswer() {
    EntryAnswers native64 = entry(Architecture.X86_64);
    assertThat(native64.always().keySet())
        .extracting(FilterAnswer::toString)
        .containsExactly("ERRNO EPERM", "ERRNO ENOSYS", "ALLOW");
    assertThat(calls(native64, "ERRNO EPERM")).contains("mount", "unshare").doesNotContain("read");
    assertThat(calls(native64, "ERRNO ENOSYS")).contains("clone3", "mseal");
    assertThat(calls(native64, "ALLOW")).contains("read", "socket");
  }

  /** runc's own part of the filter: numbers above the newest that the profile names. */
  @Test
  void unknownNumbersDoNotExist() {
    assertThat(entries.values())
        .extracting(it -> it.unknown().toString())
        .containsOnly("ERRNO ENOSYS");
  }

  @Test
  void findsTheArgumentsAtWhichAnswersChange() {
    EntryAnswers native64 = entry(Architecture.X86_64);
    assertThat(native64.byArguments()).containsOnlyKeys("clone", "personality");
    assertThat(arguments(native64, "personality", "ALLOW")).contains(0L, 8L, 0x20000L);
    assertThat(arguments(native64, "personality", "ERRNO EPERM")).contains(1L, 7L, 9L);
  }

  @Test
  void looksAtEveryWayIntoTheKernel() {
    assertThat(entries).containsOnlyKeys(Architecture.X86_64, Architecture.X86, Architecture.X32);
    assertThat(calls(entry(Architecture.X86), "ALLOW")).contains("socketcall", "ipc");
  }

  private EntryAnswers entry(Architecture architecture) {
    return Objects.requireNonNull(entries.get(architecture));
  }

  private static List<String> calls(EntryAnswers entry, String answer) {
    return entry.always().entrySet().stream()
        .filter(it -> it.getKey().toString().equals(answer))
        .flatMap(it -> it.getValue().stream())
        .toList();
  }

  private static List<Long> arguments(EntryAnswers entry, String call, String answer) {
    return Objects.requireNonNull(entry.byArguments().get(call)).examples().entrySet().stream()
        .filter(it -> it.getKey().toString().equals(answer))
        .flatMap(it -> it.getValue().stream())
        .map(it -> it.arguments().get(0))
        .toList();
  }
}
