package io.github.kindproof.seccomp.filter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Tests of one program that compare the accumulator with one value after another, until one is
 * equal. A run looks the value up, so that a list of thousands of values takes no longer than one.
 */
final class EqualityChain {
  /** Fewer are as fast one after another. */
  private static final int SHORTEST = 16;

  /** Where each value leads, by the position of its test. */
  private final Map<Long, NavigableMap<Integer, Step>> byValue = new HashMap<>();

  private final Step rest;

  private EqualityChain(List<Step.Test> tests) {
    for (int at = 0; at < tests.size(); at++) {
      byValue
          .computeIfAbsent(tests.get(at).comparison().value(), it -> new TreeMap<>())
          .put(at, tests.get(at).met());
    }
    rest = tests.get(tests.size() - 1).unmet();
  }

  /** Find the chains among the steps of a program, which must be complete. */
  static void find(Collection<Step> steps) {
    for (Step step : steps) {
      if (step instanceof Step.Test first && first.isEquality() && !first.looksUp()) {
        List<Step.Test> tests = from(first);
        if (tests.size() >= SHORTEST) {
          EqualityChain chain = new EqualityChain(tests);
          for (int at = 0; at < tests.size(); at++) {
            tests.get(at).lookUpIn(chain, at);
          }
        }
      }
    }
  }

  private static List<Step.Test> from(Step.Test first) {
    List<Step.Test> tests = new ArrayList<>(List.of(first));
    Step.Test last = first;
    while (last.unmet() instanceof Step.Test next && !next.looksUp() && next.continues(last)) {
      tests.add(next);
      last = next;
    }
    return tests;
  }

  /** Return where the test at a position, or one behind it, leads with this accumulator. */
  Step next(int position, long accumulator) {
    NavigableMap<Integer, Step> equal = byValue.get(accumulator);
    Map.Entry<Integer, Step> found = equal == null ? null : equal.ceilingEntry(position);
    return found == null ? rest : found.getValue();
  }
}
