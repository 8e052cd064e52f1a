package io.github.kindproof.cli;

import io.github.kindproof.internal.io.process.Caller;
import io.github.kindproof.leastprivilege.mutate.Mutator;
import io.github.kindproof.leastprivilege.verify.Difference;
import io.github.kindproof.leastprivilege.verify.Verification;
import io.github.kindproof.seccomp.knowledge.CallFinding;
import io.github.kindproof.seccomp.knowledge.CallUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The findings of {@code kindproof mutate}. Pure.
 *
 * @param mutatedOn Kubernetes and runtime
 * @param wrong the differences under the whole profile; if there are any, nothing else is known
 * @param asPods the findings of a sample of the mutants that also ran as pods
 * @param smaller the profile without the syscalls that are not needed, if requested
 * @param verdicts on the smaller profile, from pods
 */
record Mutation(
    String mutatedOn,
    List<Difference> wrong,
    List<CallFinding> uses,
    List<CallFinding> asPods,
    Optional<Mutator.Narrowed> smaller,
    List<Verification> verdicts) {

  /** Whether pods gave the same results, and work under the smaller profile. */
  boolean isConfirmed() {
    return wrong.isEmpty() && others().isEmpty() && verdicts.stream().allMatch(Verification::works);
  }

  String text() {
    return String.join("\n", lines()) + "\n";
  }

  private List<String> lines() {
    if (!wrong.isEmpty()) {
      return List.of(
          "does not work under the profile: " + wrong.get(0),
          "see: " + Caller.ofThisProcess().typed() + " diagnose");
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
          "also run as pods: %d, with the same result: %d"
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

  /** The findings of pods that differ. */
  private List<CallFinding> others() {
    return asPods.stream()
        .filter(
            pod ->
                uses.stream()
                    .noneMatch(it -> it.call().equals(pod.call()) && it.use() == pod.use()))
        .toList();
  }
}
