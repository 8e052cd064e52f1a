package io.github.kindproof.upgrade.seccompdefault;

import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.explain.Exploit;
import io.github.kindproof.seccomp.explain.Knowledge;
import io.github.kindproof.seccomp.explain.ProfileExplanation;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import io.github.kindproof.seccomp.lint.LintData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Profiles that add a few syscalls to RuntimeDefault. Pure. */
public final class Remedies {
  private Remedies() {}

  /**
   * Return a profile for each container that made denied syscalls. Syscalls that are answered with
   * ENOSYS are added only if a container made no others: programs that get this answer go on
   * without the syscall.
   *
   * @param filters the filters of the containers under RuntimeDefault, by name
   */
  public static List<Remedy.ContainerProfile> of(
      DeniedCalls denied, Map<String, SeccompFilter> filters) {
    Knowledge knowledge = Knowledge.read();
    List<Remedy.ContainerProfile> profiles = new ArrayList<>();
    filters.forEach(
        (container, filter) -> {
          List<DeniedCall> all =
              denied.calls().stream()
                  .filter(call -> call.container().equals(container))
                  .filter(call -> !call.name().startsWith("syscall_"))
                  .toList();
          List<DeniedCall> noticed =
              all.stream().filter(call -> !call.isUnknownToPrograms()).toList();
          List<String> added =
              (noticed.isEmpty() ? all : noticed)
                  .stream().map(DeniedCall::name).distinct().sorted().toList();
          if (!added.isEmpty()) {
            profiles.add(profile(container, filter.profile(), added, knowledge));
          }
        });
    return profiles;
  }

  private static Remedy.ContainerProfile profile(
      String container, SeccompProfile usual, List<String> added, Knowledge knowledge) {
    SeccompProfile longer = usual;
    Map<String, String> risks = new LinkedHashMap<>();
    for (String call : added) {
      longer = longer.with(call);
      LintData.danger(call).ifPresent(why -> risks.put(call, why));
    }
    List<Exploit> opened = new ArrayList<>(shut(usual, knowledge));
    opened.removeAll(shut(longer, knowledge));
    return new Remedy.ContainerProfile(
        container, longer, added, risks, opened.stream().map(Exploit::id).toList());
  }

  private static List<Exploit> shut(SeccompProfile profile, Knowledge knowledge) {
    return ProfileExplanation.of("", profile, knowledge).shut();
  }

  /** Return the number of known exploits that the newest RuntimeDefault blocks. */
  public static int blockedExploits() {
    Knowledge knowledge = Knowledge.read();
    SeccompProfile usual =
        Objects.requireNonNull(knowledge.runtimeDefaults().get(knowledge.newestContainerd()));
    return shut(usual, knowledge).size();
  }
}
