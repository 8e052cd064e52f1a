package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.ArgumentCondition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The rules for one syscall. Those for one value of an argument are looked up by the value. */
final class ReadRules {
  private static final long LOWER_HALF = 0xffffffffL;

  private record Value(int argument, long value) {}

  private record Condition(int argument, Operator operator, long value, long valueTwo) {}

  private record Read(HandedProfile.Rule rule, List<Condition> conditions) {}

  private final List<Read> rules;
  private final long bits;
  private final Map<Value, List<Integer>> byValue = new HashMap<>();
  private final List<Integer> others = new ArrayList<>();
  private final List<Integer> lookedUp;

  /**
   * Read rules.
   *
   * @param is64Bit whether the upper halves of arguments count
   */
  ReadRules(List<HandedProfile.Rule> handed, boolean is64Bit) {
    bits = is64Bit ? -1L : LOWER_HALF;
    rules =
        handed.stream()
            .map(it -> new Read(it, it.conditions().stream().map(this::condition).toList()))
            .toList();
    for (int i = 0; i < rules.size(); i++) {
      Optional<Condition> equal =
          rules.get(i).conditions().stream().filter(it -> it.operator() == Operator.EQ).findFirst();
      equal
          .map(it -> new Value(it.argument(), it.value()))
          .map(it -> byValue.computeIfAbsent(it, value -> new ArrayList<>()))
          .orElse(others)
          .add(i);
    }
    lookedUp = byValue.keySet().stream().map(Value::argument).distinct().toList();
  }

  private Condition condition(ArgumentCondition it) {
    return new Condition(
        it.index(),
        Operator.named(it.operator()),
        it.value().longValue() & bits,
        it.valueTwo().longValue());
  }

  /** Return the rules that match, in their order. */
  List<HandedProfile.Rule> matching(List<Long> arguments) {
    IntStream candidates =
        lookedUp.stream()
            .map(it -> byValue.getOrDefault(value(it, arguments), List.of()))
            .flatMapToInt(it -> it.stream().mapToInt(Integer::intValue));
    return IntStream.concat(others.stream().mapToInt(Integer::intValue), candidates)
        .sorted()
        .mapToObj(rules::get)
        .filter(it -> it.conditions().stream().allMatch(each -> holds(each, arguments)))
        .map(Read::rule)
        .toList();
  }

  private Value value(int argument, List<Long> arguments) {
    return new Value(argument, arguments.get(argument) & bits);
  }

  /** libseccomp masks the value that the masked argument is compared with, too. */
  private boolean holds(Condition condition, List<Long> arguments) {
    long argument = arguments.get(condition.argument()) & bits;
    int order = Long.compareUnsigned(argument, condition.value());
    return switch (condition.operator()) {
      case NE -> order != 0;
      case LT -> order < 0;
      case LE -> order <= 0;
      case EQ -> order == 0;
      case GE -> order >= 0;
      case GT -> order > 0;
      case MASKED_EQ -> ((argument ^ condition.valueTwo()) & condition.value()) == 0;
    };
  }
}
