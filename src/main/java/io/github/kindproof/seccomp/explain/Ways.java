package io.github.kindproof.seccomp.explain;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.CallVerdict;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.Syscall;
import io.github.kindproof.seccomp.SyscallArguments;
import io.github.kindproof.seccomp.SyscallTable;
import io.github.kindproof.seccomp.Way;
import io.github.kindproof.seccomp.bpf.BoundaryValues;
import io.github.kindproof.seccomp.bpf.CallAnswers;
import io.github.kindproof.seccomp.bpf.Entry;
import io.github.kindproof.seccomp.bpf.SeccompData;
import io.github.kindproof.seccomp.filter.BuiltFilter;
import io.github.kindproof.seccomp.filter.FilterToolchain;
import io.github.kindproof.seccomp.filter.Libseccomp;
import io.github.kindproof.seccomp.filter.MultiplexedCall;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import io.github.kindproof.seccomp.knowledge.RuntimeNeeds;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The ways by which a filter leaves syscalls open on an x86_64 machine. */
final class Ways {
  private static final long LOWER_HALF = 0xffffffffL;
  private static final long UPPER_BIT = 1L << 32;
  private static final SyscallArguments ARGUMENTS = SyscallArguments.ofLinux();

  private final Optional<BuiltFilter> filter;

  Ways(SeccompFilter filter) {
    this.filter = filter.built();
  }

  /**
   * Return the filter of the newest runc on an x86_64 machine, or of another measured runtime if
   * runc refuses the profile.
   */
  static SeccompFilter filter(SeccompProfile profile) {
    SeccompFilter newest = SeccompFilter.of(profile, FilterToolchain.newest(Architecture.X86_64));
    return newest.refusal().isEmpty()
        ? newest
        : RuntimeNeeds.measured().runtimes().stream()
            .map(it -> new FilterToolchain(it, Libseccomp.newest(), Architecture.X86_64))
            .map(it -> SeccompFilter.of(profile, it))
            .filter(it -> it.refusal().isEmpty())
            .findFirst()
            .orElse(newest);
  }

  /**
   * Return the ways by which a syscall is not denied with these arguments.
   *
   * @param fixed the values of arguments, by index; all others may have any value
   */
  Set<Way> open(String call, Map<Integer, Fixed> fixed) {
    Set<Way> open = EnumSet.noneOf(Way.class);
    for (Way way : Way.values()) {
      if (calls(way, call, fixed).anyMatch(this::isOpen)) {
        open.add(way);
      }
    }
    return open;
  }

  /** Return the ways by which a call that is denied as usual is not denied. */
  Set<Way> around(String call) {
    Set<Way> around = EnumSet.noneOf(Way.class);
    for (Way way : Way.values()) {
      if (way != Way.SIXTY_FOUR_BIT && leadsAround(way, call)) {
        around.add(way);
      }
    }
    return around;
  }

  private boolean leadsAround(Way way, String call) {
    Optional<Syscall> plain = SyscallTable.of(Architecture.X86_64).call(call);
    if (filter.isEmpty() || plain.isEmpty() || number(way, call).isEmpty()) {
      return false;
    }
    BoundaryValues values = boundaries(Architecture.X86_64, plain.get().number());
    number(way, call).ifPresent(it -> values.addAll(boundaries(architecture(way), it)));
    return CallAnswers.combinations(values, Architecture.X86_64.auditCode(), plain.get().number())
        .stream()
        .map(usual -> narrowed(usual, call))
        .filter(usual -> !isOpen(usual))
        .anyMatch(usual -> variants(way, call, usual).anyMatch(this::isOpen));
  }

  /** Return the same call made in another way. */
  private Stream<SeccompData> variants(Way way, String call, SeccompData usual) {
    int number = number(way, call).orElseThrow();
    long code = auditCode(way);
    return switch (way) {
      case SIXTY_FOUR_BIT, I386, X32 -> Stream.of(new SeccompData(code, number, usual.arguments()));
      case HIGH_BITS ->
          IntStream.range(0, usual.arguments().size())
              .filter(it -> isNarrow(call, it))
              .mapToObj(it -> new SeccompData(code, number, withUpperBit(usual.arguments(), it)));
      case SOCKETCALL, IPC -> calls(way, call, Map.of());
    };
  }

  private Stream<SeccompData> calls(Way way, String call, Map<Integer, Fixed> fixed) {
    Optional<Integer> number = number(way, call);
    if (filter.isEmpty() || number.isEmpty()) {
      return Stream.empty();
    }
    Map<Integer, Fixed> values =
        isMultiplexer(way)
            ? Map.of(
                0, Fixed.equal(MultiplexedCall.of(Architecture.X86, call).orElseThrow().number()))
            : fixed;
    return filter.get().boundaryCalls(auditCode(way), number.get()).stream()
        .map(it -> new SeccompData(it.architecture(), it.number(), fixed(it, values)))
        .flatMap(it -> way == Way.HIGH_BITS ? variants(way, call, it) : Stream.of(it));
  }

  private static List<Long> fixed(SeccompData call, Map<Integer, Fixed> values) {
    List<Long> arguments = new ArrayList<>(call.arguments());
    values.forEach((index, value) -> arguments.set(index, value.of(arguments.get(index))));
    return arguments;
  }

  /**
   * What an argument must be.
   *
   * @param mask the bits that matter
   * @param value the value of these bits
   */
  record Fixed(long mask, long value) {
    static Fixed equal(long value) {
      return new Fixed(-1, value);
    }

    private long of(long argument) {
      return argument & ~mask | value;
    }
  }

  private BoundaryValues boundaries(Architecture architecture, int number) {
    return filter.orElseThrow().boundaryValues(auditCode(architecture), number);
  }

  private boolean isOpen(SeccompData call) {
    return filter
        .map(it -> SeccompFilter.verdict(it.answer(call)) != CallVerdict.DENIED)
        .orElse(false);
  }

  private static SeccompData narrowed(SeccompData call, String name) {
    List<Long> arguments = new ArrayList<>(call.arguments());
    for (int index = 0; index < arguments.size(); index++) {
      if (isNarrow(name, index)) {
        arguments.set(index, arguments.get(index) & LOWER_HALF);
      }
    }
    return new SeccompData(call.architecture(), call.number(), arguments);
  }

  private static List<Long> withUpperBit(List<Long> arguments, int index) {
    List<Long> changed = new ArrayList<>(arguments);
    changed.set(index, changed.get(index) | UPPER_BIT);
    return changed;
  }

  private static boolean isNarrow(String call, int index) {
    return ARGUMENTS.kind(call, index) == SyscallArguments.Kind.NARROW_NUMBER;
  }

  private static Optional<Integer> number(Way way, String call) {
    Optional<String> made =
        isMultiplexer(way)
            ? MultiplexedCall.of(Architecture.X86, call)
                .map(MultiplexedCall::multiplexer)
                .filter(way.word()::equals)
            : Optional.of(call);
    return made.flatMap(SyscallTable.of(architecture(way))::call).map(Syscall::number);
  }

  private static boolean isMultiplexer(Way way) {
    return way == Way.SOCKETCALL || way == Way.IPC;
  }

  private static Architecture architecture(Way way) {
    return switch (way) {
      case SIXTY_FOUR_BIT, HIGH_BITS -> Architecture.X86_64;
      case I386, SOCKETCALL, IPC -> Architecture.X86;
      case X32 -> Architecture.X32;
    };
  }

  private static long auditCode(Way way) {
    return auditCode(architecture(way));
  }

  private static long auditCode(Architecture architecture) {
    return Entry.of(Architecture.X86_64).stream()
        .filter(it -> it.architecture() == architecture)
        .findFirst()
        .orElseThrow()
        .auditCode();
  }
}
