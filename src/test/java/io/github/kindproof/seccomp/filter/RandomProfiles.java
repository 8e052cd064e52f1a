package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.ArgumentCondition;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.SeccompRule;
import io.github.kindproof.seccomp.SyscallTable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Random profiles of every feature. They have few syscalls and few values, so that rules meet, and
 * now and then a list as long as those of real profiles.
 */
final class RandomProfiles {
  private static final List<String> CALLS =
      List.of(
          "read",
          "write",
          "socket",
          "socketcall",
          "shmget",
          "ipc",
          "semop",
          "personality",
          "clone",
          "clone3",
          "openat2",
          "mseal",
          "uprobe",
          "open",
          "recv",
          "accept4",
          "accept",
          "mount",
          "keyctl",
          "nosuchcall",
          "execveat",
          "setsockopt");

  /** Calls that every architecture has, or that some reach through another one, in any order. */
  private static final List<String> ALL_CALLS =
      SyscallTable.of(Architecture.X86_64).all().stream().sorted().toList();

  private static final List<String> OPERATORS =
      Stream.of("NE", "LT", "LE", "EQ", "GE", "GT", "MASKED_EQ").map("SCMP_CMP_"::concat).toList();

  private static final List<List<String>> ALIKE =
      List.of(
          OPERATORS,
          OPERATORS,
          List.of("SCMP_CMP_LT", "SCMP_CMP_LE"),
          List.of("SCMP_CMP_GT", "SCMP_CMP_GE"));

  private static final List<SeccompAction> ACTIONS =
      List.of(
          SeccompAction.ALLOW,
          SeccompAction.ALLOW,
          SeccompAction.ERRNO,
          SeccompAction.ERRNO,
          SeccompAction.LOG,
          SeccompAction.KILL,
          SeccompAction.KILL_PROCESS,
          SeccompAction.TRAP,
          SeccompAction.TRACE,
          SeccompAction.NOTIFY);

  private static final List<Architecture> OTHERS =
      List.of(
          Architecture.AARCH64,
          Architecture.RISCV64,
          Architecture.LOONGARCH64,
          Architecture.MIPSEL,
          Architecture.S390X,
          Architecture.PPC64LE);

  private static final List<String> FLAGS =
      Stream.of("LOG", "SPEC_ALLOW", "TSYNC", "WAIT_KILLABLE_RECV")
          .map("SECCOMP_FILTER_FLAG_"::concat)
          .toList();

  private static final List<Integer> ERRNOS = List.of(1, 38, 77, 0, 4094, 4095, 70_000);

  private static final List<BigInteger> VALUES =
      Stream.of(
              "0",
              "1",
              "2",
              "3",
              "4",
              "6",
              "8",
              "28",
              "29",
              "ffffffff",
              "100000000",
              "100000001",
              "100000028",
              "200000000",
              "ffffffff00000000",
              "ffffffffffffffff")
          .map(it -> new BigInteger(it, 16))
          .toList();

  private static final int ARGUMENTS = 6;

  private final Random random;

  RandomProfiles(Random random) {
    this.random = random;
  }

  /** Return this many profiles. */
  List<SeccompProfile> next(int count) {
    return IntStream.range(0, count).mapToObj(i -> next()).toList();
  }

  private SeccompProfile next() {
    List<Architecture> architectures = new ArrayList<>();
    Stream.of(Architecture.X86_64, Architecture.X86, Architecture.X32)
        .filter(it -> random.nextBoolean())
        .forEach(architectures::add);
    if (oneOf(20)) {
      architectures.add(pick(OTHERS));
    }
    return new SeccompProfile(
        oneOf(3) ? SeccompAction.ALLOW : pick(ACTIONS),
        errno(),
        architectures,
        oneOf(20) ? List.of(pick(FLAGS)) : List.of(),
        rules(),
        List.of());
  }

  private List<SeccompRule> rules() {
    List<String> names = oneOf(2) ? List.of(pick(CALLS)) : CALLS;
    SeccompAction action = pick(ACTIONS);
    OptionalInt errno = errno();
    List<String> operators = pick(ALIKE);
    int most = operators == OPERATORS ? 4 : 2;
    List<SeccompRule> rules = new ArrayList<>();
    int count = random.nextInt(oneOf(20) ? 20 : 6);
    for (int rule = 0; rule < count; rule++) {
      boolean another = oneOf(3);
      rules.add(
          new SeccompRule(
              some(names, 1 + random.nextInt(2)),
              another ? pick(ACTIONS) : action,
              another ? errno() : errno,
              conditions(most, operators)));
    }
    if (oneOf(8)) {
      List<String> many = some(ALL_CALLS, 10 + random.nextInt(60));
      rules.add(random.nextInt(rules.size() + 1), new SeccompRule(many, action, errno, List.of()));
    }
    return rules;
  }

  private List<ArgumentCondition> conditions(int most, List<String> operators) {
    int count = oneOf(30) ? ARGUMENTS + 1 : random.nextInt(most);
    return IntStream.range(0, count).mapToObj(i -> condition(operators)).toList();
  }

  private ArgumentCondition condition(List<String> operators) {
    return new ArgumentCondition(
        random.nextInt(oneOf(2) ? 2 : ARGUMENTS), pick(VALUES), pick(VALUES), pick(operators));
  }

  private OptionalInt errno() {
    return oneOf(3) ? OptionalInt.of(pick(ERRNOS)) : OptionalInt.empty();
  }

  private List<String> some(List<String> names, int count) {
    return IntStream.range(0, count).mapToObj(i -> pick(names)).toList();
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private boolean oneOf(int times) {
    return random.nextInt(times) == 0;
  }
}
