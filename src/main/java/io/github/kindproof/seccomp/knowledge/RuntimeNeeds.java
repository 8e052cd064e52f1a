package io.github.kindproof.seccomp.knowledge;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.internal.io.yaml.PlainYaml;
import io.github.kindproof.seccomp.CallVerdict;
import io.github.kindproof.seccomp.SeccompProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which calls a runtime itself needs under a container's filter, before it hands over to the
 * container's program: measured by {@code tools/runtime-needs.sh}, kept in {@code
 * needed-calls.yaml}.
 */
public final class RuntimeNeeds {
  private static final String RESOURCE = "needed-calls.yaml";
  private static final String AT_ANY_MOMENT = "go-runtime-calls.txt";
  private static final RuntimeNeeds MEASURED = read();

  private final List<Entry> entries;

  private RuntimeNeeds(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * What one runtime needs.
   *
   * @param runtime on which it was measured
   * @param calls without any of which it does not start a container
   * @param oneOf groups of calls, of each of which it needs one: the first, or, where that is
   *     refused, the other, on which it falls back
   */
  public record Needs(OciRuntime runtime, List<String> calls, List<List<String>> oneOf) {}

  private record Entry(
      OciRuntime runtime, List<String> early, List<String> late, List<List<String>> earlyOneOf) {}

  /** All that were measured. */
  public static RuntimeNeeds measured() {
    return MEASURED;
  }

  /**
   * What the runtime of a Go program, as runc is one, may call at any moment, or not at all: which
   * it does depends on how its threads happen to meet.
   */
  public static List<String> atAnyMoment() {
    return PackagedFile.text(RuntimeNeeds.class, AT_ANY_MOMENT).lines().toList();
  }

  /** The runtimes on which it was measured. */
  public List<OciRuntime> runtimes() {
    return entries.stream().map(Entry::runtime).toList();
  }

  /**
   * Those of them that are meant.
   *
   * @param wanted a program ({@code crun}), a line of it ({@code runc 1.4}) or a release
   */
  public List<OciRuntime> runtimes(String wanted) {
    return runtimes().stream()
        .filter(it -> (it + ".").startsWith(wanted + ".") || it.kind().program().equals(wanted))
        .toList();
  }

  /**
   * What this runtime needs; where it was not measured itself, what the nearest release of its line
   * does.
   *
   * @param noNewPrivileges whether the process may gain no privileges: the filter is loaded later
   *     then
   */
  public Optional<Needs> of(OciRuntime runtime, boolean noNewPrivileges) {
    return NearestRelease.of(runtime, entries, Entry::runtime)
        .map(
            entry ->
                noNewPrivileges
                    ? new Needs(entry.runtime(), entry.late(), List.of())
                    : new Needs(entry.runtime(), entry.early(), entry.earlyOneOf()));
  }

  /**
   * Which of the calls that this runtime needs a profile never lets through; groups are left out.
   */
  public List<String> refusedBy(
      SeccompProfile profile, OciRuntime runtime, boolean noNewPrivileges) {
    return of(runtime, noNewPrivileges).map(Needs::calls).orElse(List.of()).stream()
        .filter(call -> profile.verdict(call) == CallVerdict.REFUSED)
        .toList();
  }

  private static RuntimeNeeds read() {
    List<Entry> entries = new ArrayList<>();
    for (JsonNode entry :
        PlainYaml.packaged(RuntimeNeeds.class, RESOURCE, new TypeReference<JsonNode>() {})) {
      entries.add(
          new Entry(
              OciRuntime.parse(entry.path("runtime").asText()),
              names(entry.path("withPrivilegeEscalation")),
              names(entry.path("withoutPrivilegeEscalation")),
              groups(entry.path("withPrivilegeEscalationOneOf"))));
    }
    return new RuntimeNeeds(entries);
  }

  private static List<List<String>> groups(JsonNode list) {
    List<List<String>> groups = new ArrayList<>();
    list.forEach(group -> groups.add(names(group)));
    return List.copyOf(groups);
  }

  private static List<String> names(JsonNode list) {
    List<String> names = new ArrayList<>();
    list.forEach(name -> names.add(name.asText()));
    return List.copyOf(names);
  }
}
