package io.github.kindproof.tutorial;

import io.github.kindproof.Evidence;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.file.ProfileFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Step 3: the profiles name only syscalls and actions that libseccomp knows (runtimes silently
 * ignore an unknown syscall), and have the content that the later steps rely on.
 */
record ProfilesParseStep(String name, String title) implements Step {
  private static final Map<String, SeccompAction> DEFAULT_ACTIONS =
      new TreeMap<>(
          Map.of(
              "audit.json", SeccompAction.LOG,
              "violation.json", SeccompAction.ERRNO,
              "fine-grained.json", SeccompAction.ERRNO,
              "fine-grained-complete.json", SeccompAction.ERRNO));
  private static final int MISSING_SYSCALLS = 1;

  @Override
  public void check(ProjectFiles files) {
    ProfileFiles.read(files);
  }

  @Override
  public Observed observe(StepContext context) {
    List<String> wrong = new ArrayList<>();
    StringBuilder read = new StringBuilder();
    Map<String, SeccompProfile> profiles = new TreeMap<>();
    DEFAULT_ACTIONS.forEach(
        (name, action) -> {
          SeccompProfile profile = ProfileFile.read(context.files().find("profiles/" + name));
          profiles.put(name, profile);
          if (profile.defaultAction() != action) {
            wrong.add(name + " has the default " + profile.defaultAction().profileName());
          }
          read.append(name)
              .append(": default ")
              .append(profile.defaultAction().profileName())
              .append(", allows ")
              .append(profile.allowed().size())
              .append(" syscalls\n");
        });
    if (!allowed(profiles, "violation.json").isEmpty()) {
      wrong.add("violation.json allows " + allowed(profiles, "violation.json"));
    }
    Set<String> missing = new TreeSet<>(allowed(profiles, "fine-grained-complete.json"));
    missing.removeAll(allowed(profiles, "fine-grained.json"));
    read.append("fine-grained.json lacks: ").append(missing).append('\n');
    if (missing.size() != MISSING_SYSCALLS) {
      wrong.add("fine-grained.json lacks " + Count.of(missing.size(), "syscall") + ": " + missing);
    }
    String seen =
        wrong.isEmpty()
            ? "all profiles parse; fine-grained.json lacks " + String.join(", ", missing)
            : String.join("; ", wrong);
    return new Observed(
        "all profiles parse with known syscalls and actions; fine-grained.json lacks one syscall",
        seen,
        wrong.isEmpty(),
        List.of(new Evidence("profiles", read.toString())));
  }

  private static Set<String> allowed(Map<String, SeccompProfile> profiles, String name) {
    return Objects.requireNonNull(profiles.get(name)).allowed();
  }
}
