package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.bpf.FilterAnswer;
import io.github.kindproof.seccomp.bpf.SeccompData;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the rules of a filter say, each for itself and without libseccomp's way of putting them
 * together. A filter that answers otherwise is one that libseccomp builds wrong.
 */
final class RuleReading {
  private final List<HandedProfile.Rule> rules;
  private final FilterAnswer otherwise;
  private final Map<Way, ReadRules> read = new ConcurrentHashMap<>();

  private record Way(String call, boolean is64Bit) {}

  /**
   * Read rules.
   *
   * @param rules the rules as the runtime hands them over
   * @param otherwise the answer where no rule matches
   */
  RuleReading(List<HandedProfile.Rule> rules, FilterAnswer otherwise) {
    this.rules = List.copyOf(rules);
    this.otherwise = otherwise;
  }

  List<HandedProfile.Rule> rules() {
    return rules;
  }

  FilterAnswer otherwise() {
    return otherwise;
  }

  /** Return the answers that a rule, or if none matches the default, gives to a call. */
  Set<FilterAnswer> answers(Architecture architecture, String call, SeccompData data) {
    Set<FilterAnswer> answers = new LinkedHashSet<>();
    matching(architecture, call, data)
        .forEach(it -> answers.add(FilterAnswer.ofReturnValue(it.value())));
    return answers.isEmpty() ? Set.of(otherwise) : answers;
  }

  /** Return the rules that match a call, in their order. */
  List<HandedProfile.Rule> matching(Architecture architecture, String call, SeccompData data) {
    return read.computeIfAbsent(new Way(call, ArchitectureRules.is64Bit(architecture)), this::read)
        .matching(data.arguments());
  }

  private ReadRules read(Way way) {
    return new ReadRules(
        rules.stream().filter(it -> it.call().equals(way.call())).toList(), way.is64Bit());
  }
}
