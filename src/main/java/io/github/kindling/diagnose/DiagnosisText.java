package io.github.kindling.diagnose;

import io.github.kindling.mutate.CallFinding;
import io.github.kindling.mutate.CallUse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A diagnosis in sentences. Pure. */
public final class DiagnosisText {
  private DiagnosisText() {}

  /**
   * The first line says what to do, the others what was seen.
   *
   * @param workload its name
   * @param runtime what starts it, for example {@code runc 1.4.3}
   */
  public static String of(String workload, String runtime, Diagnosis diagnosis) {
    List<String> lines = new ArrayList<>();
    if (diagnosis instanceof Diagnosis.Works) {
      lines.add(workload + " works under this profile: nothing that it does is missing.");
    } else if (diagnosis instanceof Diagnosis.NeedsCalls needs) {
      needs(workload, runtime, needs, lines);
    } else if (diagnosis instanceof Diagnosis.Restrained restrained) {
      boolean several = restrained.restraints().size() > 1;
      lines.add(
          workload
              + ": not seccomp."
              + (several ? " No single one of these is it, but all together." : ""));
      for (Restraint each : restrained.restraints()) {
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
      lines.add(
          workload
              + ": it works without a filter, and not with all of its calls added to this one."
              + " What else the profile does to it cannot be told.");
      notFound.shown().forEach(it -> lines.add("  seen: " + it));
      notFound.still().forEach(it -> lines.add("  with its calls: " + it));
    }
    return String.join("\n", lines) + "\n";
  }

  private static void needs(
      String workload, String runtime, Diagnosis.NeedsCalls needs, List<String> lines) {
    String calls = needs.needed().stream().map(CallFinding::call).collect(Collectors.joining(", "));
    String spare = needs.spare().isEmpty() ? "" : "; " + spare(needs.spare());
    lines.add(workload + ": add " + calls + ", then it works" + spare + ".");
    for (CallFinding call : needs.needed()) {
      String use = call.use() == CallUse.RUNTIME ? "needed by " + runtime : call.use().words();
      lines.add("  " + call.call() + ": " + use + evidence(call));
    }
    lines.add("  seen under the profile as it is: " + needs.shown().get(0));
  }

  private static String evidence(CallFinding call) {
    return call.evidence().isEmpty() ? "" : "; without it alone: " + call.evidence();
  }

  private static String spare(List<CallFinding> spare) {
    String names = spare.stream().map(CallFinding::call).collect(Collectors.joining(", "));
    return spare.size()
        + (spare.size() == 1 ? " more is" : " more are")
        + " tried and not missed: "
        + names;
  }
}
