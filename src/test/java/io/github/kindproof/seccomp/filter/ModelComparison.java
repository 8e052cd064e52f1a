package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.Syscall;
import io.github.kindproof.seccomp.SyscallTable;
import io.github.kindproof.seccomp.bpf.BoundaryValues;
import io.github.kindproof.seccomp.bpf.Entry;
import io.github.kindproof.seccomp.bpf.FilterAnswer;
import io.github.kindproof.seccomp.bpf.SeccompData;
import io.github.kindproof.seccomp.bpf.SyscallFilter;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares filters by their answers, through every entry of the kernel. */
final class ModelComparison {
  private static final List<Entry> ENTRIES = Entry.of(Architecture.X86_64);

  /** Beyond these, a sample of the combinations of boundary values is compared. */
  private static final int MAX_COMBINATIONS = 5_000;

  private static final int SKIPPED_BY_A_TRACER = -1;
  private static final int X32_BIT = 0x40000000;

  private ModelComparison() {}

  /**
   * Return how what we say that a runtime builds differs from what it does build; empty if it does
   * not. Where the runtime crashes or hangs, the model refuses too: no container starts.
   */
  static Optional<String> difference(
      FilterToolchain builder, SeccompProfile profile, OracleAnswer oracle) {
    FilterBuild model = builder.build(profile);
    if (oracle instanceof OracleAnswer.Built real && model instanceof FilterBuild.Built expected) {
      return difference(expected.filter(), real.program(), callsOf(profile));
    }
    if (!(oracle instanceof OracleAnswer.Built) && model instanceof FilterBuild.Refused) {
      return Optional.empty();
    }
    return Optional.of("the runtime: %s, the model: %s".formatted(oracle, model));
  }

  /** Return the names that rules have, those that libseccomp adds, and some that none may have. */
  static Set<String> callsOf(SeccompProfile profile) {
    Set<String> calls =
        new TreeSet<>(List.of("socketcall", "ipc", "getpid", "clone3", "openat2", "listns"));
    profile.rules().forEach(rule -> calls.addAll(rule.names()));
    return calls;
  }

  /** Return a call that two filters answer otherwise, with both answers. */
  static Optional<String> difference(SyscallFilter one, SyscallFilter other, Set<String> calls) {
    return ENTRIES.stream()
        .flatMap(
            entry ->
                numbers(entry, calls)
                    .flatMap(number -> difference(one, other, entry, number).stream()))
        .findFirst();
  }

  private static Stream<Integer> numbers(Entry entry, Set<String> calls) {
    SyscallTable table = SyscallTable.of(entry.architecture());
    Stream<Integer> named =
        calls.stream().flatMap(it -> table.call(it).stream()).map(Syscall::number);
    return Stream.concat(
            named.flatMap(it -> Stream.of(it, it + 1)),
            Stream.of(entry.unknownNumber(), SKIPPED_BY_A_TRACER, X32_BIT))
        .distinct();
  }

  private static Optional<String> difference(
      SyscallFilter one, SyscallFilter other, Entry entry, int number) {
    BoundaryValues boundaries = new BoundaryValues();
    boundaries.addAll(one.boundaryValues(entry.auditCode(), number));
    boundaries.addAll(other.boundaryValues(entry.auditCode(), number));
    return combinations(boundaries.ofArguments())
        .map(arguments -> new SeccompData(entry.auditCode(), number, arguments))
        .filter(call -> !one.answer(call).equals(other.answer(call)))
        .map(call -> describe(entry, call, one.answer(call), other.answer(call)))
        .findFirst();
  }

  private static Stream<List<Long>> combinations(List<List<Long>> values) {
    long count = values.stream().mapToLong(List::size).reduce(1, (a, b) -> a * b);
    if (count <= MAX_COMBINATIONS) {
      return IntStream.range(0, (int) count).mapToObj(it -> combination(values, it));
    }
    Random random = new Random(count); // the same ones each time, for a profile to be shrunk
    return IntStream.range(0, MAX_COMBINATIONS)
        .mapToObj(
            it -> values.stream().map(each -> each.get(random.nextInt(each.size()))).toList());
  }

  private static List<Long> combination(List<List<Long>> values, int position) {
    int[] rest = {position};
    return values.stream()
        .map(
            each -> {
              long value = each.get(rest[0] % each.size());
              rest[0] /= each.size();
              return value;
            })
        .toList();
  }

  private static String describe(
      Entry entry, SeccompData call, FilterAnswer one, FilterAnswer other) {
    return "%s %d%s: %s and %s"
        .formatted(
            entry.architecture(),
            call.number(),
            call.arguments().stream().map(it -> " 0x" + Long.toHexString(it)).toList(),
            one,
            other);
  }
}
