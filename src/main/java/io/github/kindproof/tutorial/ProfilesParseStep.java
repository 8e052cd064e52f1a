package io.github.kindproof.tutorial;

import io.github.kindproof.Evidence;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.file.ProfileFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Step 3: the profiles name only calls and actions that libseccomp knows (an unknown call would be
 * ignored without a word), and say what the later steps take them to say.
 */
record ProfilesParseStep() implements Step {
  private static final Map<String, SeccompAction> DEFAULT_ACTIONS =
      new TreeMap<>(
          Map.of(
              "audit.json", SeccompAction.LOG,
              "violation.json", SeccompAction.ERRNO,
              "fine-grained.json", SeccompAction.ERRNO,
              "fine-grained-complete.json", SeccompAction.ERRNO));
  private static final int MISSING_CALLS = 1;

  @Override
  public String name() {
    return "3";
  }

  @Override
  public String title() {
    return "Write the profiles: audit, violation, fine-grained";
  }

  @Override
  public Optional<StepCluster> cluster(KubernetesVersion kubernetes) {
    return Optional.empty();
  }

  @Override
  public void check(ProjectFiles files) {
    ProfileFiles.of(files).parse();
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
              .append(" calls\n");
        });
    if (!allowed(profiles, "violation.json").isEmpty()) {
      wrong.add("violation.json allows " + allowed(profiles, "violation.json"));
    }
    Set<String> missing = new TreeSet<>(allowed(profiles, "fine-grained-complete.json"));
    missing.removeAll(allowed(profiles, "fine-grained.json"));
    read.append("fine-grained.json is short of: ").append(missing).append('\n');
    if (missing.size() != MISSING_CALLS) {
      wrong.add(
          "fine-grained.json is short of " + Count.of(missing.size(), "call") + ": " + missing);
    }
    String seen =
        wrong.isEmpty()
            ? "all parse; fine-grained.json is short of " + String.join(", ", missing)
            : String.join("; ", wrong);
    return new Observed(
        "all parse, every call and action known to libseccomp; fine-grained.json is short of one call",
        seen,
        wrong.isEmpty(),
        "",
        List.of(new Evidence("profiles", read.toString())));
  }

  private static Set<String> allowed(Map<String, SeccompProfile> profiles, String name) {
    return java.util.Objects.requireNonNull(profiles.get(name)).allowed();
  }
}
