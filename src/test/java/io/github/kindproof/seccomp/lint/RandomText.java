package io.github.kindproof.seccomp.lint;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts of random profiles, with many rules for few syscalls, so that they repeat each other. */
final class RandomText {
  private static final List<String> CALLS =
      List.of("read", "socket", "lseek", "openat2", "shmget", "mseal", "personality", "ipc");
  private static final List<String> DEFAULTS =
      List.of("SCMP_ACT_ERRNO", "SCMP_ACT_ALLOW", "SCMP_ACT_LOG");
  private static final List<String> ACTIONS =
      List.of(
          "\"SCMP_ACT_ALLOW\"",
          "\"SCMP_ACT_ERRNO\"",
          "\"SCMP_ACT_ERRNO\", \"errnoRet\": 38",
          "\"SCMP_ACT_LOG\"");
  private static final List<String> ARCHITECTURES =
      List.of("", "\"SCMP_ARCH_X86_64\"", "\"SCMP_ARCH_X86_64\", \"SCMP_ARCH_X86\"");
  private static final List<String> OPERATORS =
      List.of("NE", "LT", "LE", "EQ", "GE", "GT", "MASKED_EQ");
  private static final List<Long> VALUES = List.of(0L, 1L, 5L, 38L, 0xffffffffL, 0x100000005L);

  private RandomText() {}

  static String profile(Random random) {
    return "{\"defaultAction\": \"%s\", \"architectures\": [%s], \"syscalls\": [\n%s\n]}"
        .formatted(
            any(DEFAULTS, random),
            any(ARCHITECTURES, random),
            Stream.generate(() -> rule(random))
                .limit(1 + random.nextInt(7))
                .collect(Collectors.joining(",\n")));
  }

  private static String rule(Random random) {
    String names =
        Stream.generate(() -> '"' + any(CALLS, random) + '"')
            .limit(1 + random.nextInt(4))
            .collect(Collectors.joining(", "));
    String conditions =
        IntStream.range(0, random.nextInt(3))
            .mapToObj(i -> condition(random))
            .collect(Collectors.joining(", "));
    return "{\"names\": [%s], \"action\": %s, \"args\": [%s]}"
        .formatted(names, any(ACTIONS, random), conditions);
  }

  private static String condition(Random random) {
    return "{\"index\": %d, \"value\": %d, \"valueTwo\": %d, \"op\": \"SCMP_CMP_%s\"}"
        .formatted(
            random.nextInt(2), any(VALUES, random), any(VALUES, random), any(OPERATORS, random));
  }

  private static <T> T any(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
