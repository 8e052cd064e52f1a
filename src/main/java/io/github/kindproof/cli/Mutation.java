package io.github.kindproof.cli;

import io.github.kindproof.leastprivilege.mutate.Mutator;
import io.github.kindproof.leastprivilege.verify.Difference;
import io.github.kindproof.leastprivilege.verify.Verification;
import io.github.kindproof.seccomp.knowledge.CallFinding;
import io.github.kindproof.seccomp.knowledge.CallUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code kindproof mutate} has found. Pure.
 *
 * @param mutatedOn Kubernetes and runtime
 * @param wrong under the whole profile; if anything is, there is no more than that
 * @param uses of all calls
 * @param asPods of a sample, what pods showed
 * @param smaller the profile without what is not needed, if that was asked for
 * @param verdicts of that profile
 */
record Mutation(
    String mutatedOn,
    List<Difference> wrong,
    List<CallFinding> uses,
    List<CallFinding> asPods,
    Optional<Mutator.Narrowed> smaller,
    List<Verification> verdicts) {

  /** Whether pods have shown what mutants have, and the smaller profile is enough. */
  boolean isConfirmed() {
    return wrong.isEmpty() && others().isEmpty() && verdicts.stream().allMatch(Verification::works);
  }

  List<String> lines() {
    if (!wrong.isEmpty()) {
      return List.of("under the whole profile: " + wrong.get(0), "see: ./kindproof diagnose");
    }
    List<String> lines = new ArrayList<>();
    for (CallUse use : CallUse.values()) {
      List<CallFinding> all = uses.stream().filter(each -> each.use() == use).toList();
      if (!all.isEmpty()) {
        lines.add(use.words() + " (" + all.size() + ")");
        all.forEach(
            each ->
                lines.add("  %-18s %s".formatted(each.call(), each.evidence()).stripTrailing()));
      }
    }
    if (!asPods.isEmpty()) {
      lines.add(
          "tried as pods: %d, of the same class: %d"
              .formatted(asPods.size(), asPods.size() - others().size()));
    }
    others()
        .forEach(
            it ->
                lines.add(
                    "  " + it.call() + " as a pod: " + it.use().words() + "; " + it.evidence()));
    verdicts.forEach(verdict -> lines.add(verdict.toString()));
    return lines;
  }

  /** What pods have shown otherwise. */
  private List<CallFinding> others() {
    return asPods.stream()
        .filter(
            pod ->
                uses.stream()
                    .noneMatch(it -> it.call().equals(pod.call()) && it.use() == pod.use()))
        .toList();
  }
}
