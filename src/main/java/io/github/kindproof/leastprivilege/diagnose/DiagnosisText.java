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
      boolean one = works.containers().size() == 1;
      lines.add(
          "%s works under its %s: %s %s no syscall, and the pod behaves as it does without a filter."
              .formatted(
                  workload,
                  one ? "profile" : "profiles",
                  containers(works.containers()),
                  one ? "lacks" : "lack"));
    } else if (diagnosis instanceof Diagnosis.NeedsCalls needs) {
      needs(workload, runtime, needs, lines);
    } else if (diagnosis instanceof Diagnosis.AnotherFails another) {
      lines.add(
          "%s: container %s lacks no syscall, but the pod does not work: container %s fails."
              .formatted(workload, another.asked(), another.failing()));
      lines.add("  diagnose that one: --container " + another.failing());
      another.shown().forEach(it -> lines.add("  observed: " + it));
    } else if (diagnosis instanceof Diagnosis.Restrained restrained) {
      boolean several = restrained.restraints().size() > 1;
      lines.add(
          workload
              + ": not seccomp."
              + (several
                  ? " Lifting one of these restrictions is not enough; lifting all of them is."
                  : ""));
      for (SecurityRestriction each : restrained.restraints()) {
        lines.add("  " + each.words());
        lines.add("    remedy: " + each.remedy());
      }
      lines.add("  without a filter: " + restrained.state());
      lines.add("  without the " + (several ? "restrictions" : "restriction") + ": it works");
    } else if (diagnosis instanceof Diagnosis.DoesNotWork broken) {
      lines.add(
          workload
              + ": not seccomp. It does not work without any restriction either"
              + broken.fault().map(": "::concat).orElse("")
              + ".");
      lines.add("  observed: " + broken.state());
      if (!broken.lastWords().isEmpty()) {
        lines.add("  last line of its log: " + broken.lastWords());
      }
    } else if (diagnosis instanceof Diagnosis.NotFound notFound) {
      notFound(workload, notFound, lines);
    }
    return String.join("\n", lines) + "\n";
  }

  private static void notFound(String workload, Diagnosis.NotFound notFound, List<String> lines) {
    String containers = containers(notFound.containers());
    lines.add(
        notFound.still().isEmpty()
            ? "%s: no answer. It works without a filter, but not under its profiles, which lack no syscall of %s."
                .formatted(workload, containers)
            : "%s: no answer. It works without a filter, but not with all syscalls of %s added to its profile."
                .formatted(workload, containers));
    notFound.shown().forEach(it -> lines.add("  observed: " + it));
    notFound.still().forEach(it -> lines.add("  with all its syscalls: " + it));
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
      lines.add("  under the current profile: " + lack.shown().get(0));
    }
    needs.rest().forEach(it -> lines.add("  the pod still does not work: " + it));
  }

  private static String containers(List<String> names) {
    return (names.size() == 1 ? "container " : "containers ") + String.join(", ", names);
  }

  private static String names(List<CallFinding> calls) {
    return calls.stream().map(CallFinding::call).collect(Collectors.joining(", "));
  }

  private static String evidence(CallFinding call) {
    return call.evidence().isEmpty() ? "" : "; without it alone: " + call.evidence();
  }

  private static String spare(List<CallFinding> spare) {
    return "tried, but not needed: " + names(spare);
  }
}
