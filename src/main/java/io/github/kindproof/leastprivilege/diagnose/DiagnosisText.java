package io.github.kindproof.leastprivilege.diagnose;

import io.github.kindproof.seccomp.knowledge.CallFinding;
import io.github.kindproof.seccomp.knowledge.CallUse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** The text of a diagnosis. Pure. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DiagnosisText {
  private DiagnosisText() {}

  /**
   * Return the text: the first line says what to do, the others what was observed.
   *
   * @param workload the name of the workload
   * @param runtime the runtime that starts it, for example {@code runc 1.4.3}
   */
  public static String of(String workload, String runtime, Diagnosis diagnosis) {
    List<String> lines = new ArrayList<>();
    if (diagnosis instanceof Diagnosis.Works works) {
      lines.add(
          "%s works under its %s: nothing that %s is missing; the whole pod was seen to."
              .formatted(
                  workload,
                  works.containers().size() == 1 ? "profile" : "profiles",
                  works.containers().size() == 1
                      ? "container " + works.containers().get(0) + " does"
                      : "containers " + String.join(", ", works.containers()) + " do"));
    } else if (diagnosis instanceof Diagnosis.NeedsCalls needs) {
      needs(workload, runtime, needs, lines);
    } else if (diagnosis instanceof Diagnosis.AnotherFails another) {
      lines.add(
          "%s: container %s lacks nothing, and the pod does not work all the same: container %s fails."
              .formatted(workload, another.asked(), another.failing()));
      lines.add("  see that: --container " + another.failing());
      another.shown().forEach(it -> lines.add("  seen of the pod: " + it));
    } else if (diagnosis instanceof Diagnosis.Restrained restrained) {
      boolean several = restrained.restraints().size() > 1;
      lines.add(
          workload
              + ": not seccomp."
              + (several ? " No single one of these is it, but all together." : ""));
      for (SecurityRestriction each : restrained.restraints()) {
        lines.add("  " + each.words());
        lines.add("    remedy: " + each.remedy());
      }
      lines.add("  seen without a filter: " + restrained.state());
      lines.add("  seen without: it works");
    } else if (diagnosis instanceof Diagnosis.DoesNotWork broken) {
      lines.add(
          workload
              + ": not seccomp. It does not work without any restraint either"
              + broken.fault().map(": "::concat).orElse("")
              + ".");
      lines.add("  seen: " + broken.state());
      if (!broken.lastWords().isEmpty()) {
        lines.add("  its last words: " + broken.lastWords());
      }
    } else if (diagnosis instanceof Diagnosis.NotFound notFound) {
      notFound(workload, notFound, lines);
    }
    return String.join("\n", lines) + "\n";
  }

  private static void notFound(String workload, Diagnosis.NotFound notFound, List<String> lines) {
    String containers =
        (notFound.containers().size() == 1 ? "container " : "containers ")
            + String.join(", ", notFound.containers());
    lines.add(
        notFound.still().isEmpty()
            ? "%s: no answer. It works without a filter, and not under its profiles; of %s no call is missing."
                .formatted(workload, containers)
            : "%s: no answer. It works without a filter, and not with all calls of %s added to its profile."
                .formatted(workload, containers));
    notFound.shown().forEach(it -> lines.add("  seen: " + it));
    notFound.still().forEach(it -> lines.add("  with its calls: " + it));
  }

  private static void needs(
      String workload, String runtime, Diagnosis.NeedsCalls needs, List<String> lines) {
    for (Diagnosis.Lack lack : needs.lacks()) {
      String calls = names(lack.needed());
      String spare = lack.spare().isEmpty() ? "" : "; " + spare(lack.spare());
      boolean last = lack.equals(needs.lacks().get(needs.lacks().size() - 1));
      String then = last && needs.rest().isEmpty() ? ", then it works" : "";
      lines.add(
          "%s: add %s to the profile of container %s%s%s."
              .formatted(workload, calls, lack.container(), then, spare));
      for (CallFinding call : lack.needed()) {
        String use = call.use() == CallUse.RUNTIME ? "needed by " + runtime : call.use().words();
        lines.add("  " + call.call() + ": " + use + evidence(call));
      }
      lines.add("  seen under the profile as it is: " + lack.shown().get(0));
    }
    needs.rest().forEach(it -> lines.add("  the pod still does not work: " + it));
  }

  private static String names(List<CallFinding> calls) {
    return calls.stream().map(CallFinding::call).collect(Collectors.joining(", "));
  }

  private static String evidence(CallFinding call) {
    return call.evidence().isEmpty() ? "" : "; without it alone: " + call.evidence();
  }

  private static String spare(List<CallFinding> spare) {
    return spare.size()
        + (spare.size() == 1 ? " more is" : " more are")
        + " tried and not missed: "
        + names(spare);
  }
}
