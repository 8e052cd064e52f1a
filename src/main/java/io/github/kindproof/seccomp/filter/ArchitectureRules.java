package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.ArgumentCondition;
import io.github.kindproof.seccomp.SyscallTable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rules of one architecture in a filter, by syscall. */
final class ArchitectureRules {
  private static final Set<Architecture> WITH_64_BITS =
      Set.of(
          Architecture.X86_64,
          Architecture.AARCH64,
          Architecture.MIPS64,
          Architecture.MIPSEL64,
          Architecture.PARISC64,
          Architecture.PPC64,
          Architecture.PPC64LE,
          Architecture.S390X,
          Architecture.RISCV64,
          Architecture.LOONGARCH64);

  private final Architecture architecture;
  private final Libseccomp library;
  private final Map<String, CallRules> byCall = new HashMap<>();

  ArchitectureRules(Architecture architecture, Libseccomp library) {
    this.architecture = architecture;
    this.library = library;
  }

  static boolean is64Bit(Architecture architecture) {
    return WITH_64_BITS.contains(architecture);
  }

  Optional<CallRules> of(String call) {
    return Optional.ofNullable(byCall.get(call));
  }

  Architecture architecture() {
    return architecture;
  }

  /** Return the syscalls that have a number here, by number. */
  SortedMap<Integer, CallRules> byNumber() {
    SortedMap<Integer, CallRules> byNumber = new TreeMap<>();
    byCall.forEach(
        (call, rules) ->
            library.number(architecture, call).ifPresent(it -> byNumber.put(it, rules)));
    return byNumber;
  }

  /** Return the fewest comparisons of a syscall that has, or has not, a number here. */
  OptionalInt fewestComparisons(boolean withNumber) {
    return byCall.entrySet().stream()
        .filter(it -> library.number(architecture, it.getKey()).isPresent() == withNumber)
        .mapToInt(it -> it.getValue().size())
        .min();
  }

  /**
   * Add a rule for a syscall, and where a multiplexer reaches it, another one for that, in which
   * the multiplexer's number takes the place of the condition on the first argument.
   *
   * @return whether libseccomp takes it
   */
  boolean add(String call, List<ArgumentCondition> conditions, int returned) {
    Optional<MultiplexedCall> multiplexed = MultiplexedCall.of(architecture, call);
    if (multiplexed.isPresent()) {
      List<ArgumentCondition> others =
          new ArrayList<>(conditions.stream().filter(it -> it.index() != 0).toList());
      others.add(
          new ArgumentCondition(
              0, BigInteger.valueOf(multiplexed.get().number()), BigInteger.ZERO, "SCMP_CMP_EQ"));
      if (!rules(multiplexed.get().multiplexer()).add(others, returned)) {
        return false;
      }
    } else if (MultiplexedCall.existOn(architecture) && !hasNumber(call)) {
      return true; // libseccomp leaves the rule out here; on other architectures, in the program
    }
    return rules(call).add(conditions, returned);
  }

  boolean hasNumber(String call) {
    return !SyscallTable.covers(architecture) || library.number(architecture, call).isPresent();
  }

  private CallRules rules(String call) {
    return byCall.computeIfAbsent(
        call, it -> new CallRules(is64Bit(architecture), library.correctsWideValues()));
  }
}
