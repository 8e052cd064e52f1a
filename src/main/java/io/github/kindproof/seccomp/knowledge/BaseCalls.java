package io.github.kindproof.seccomp.knowledge;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.internal.io.yaml.PlainYaml;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The syscalls that a runtime made under a container's filter before the container's program began:
 * recorded by {@code tools/base-calls.sh} with a program that does nothing, kept in {@code
 * base-calls.yaml}. Not all of them are needed, see {@link RuntimeNeeds}; with all of them the
 * runtime takes the same path as it did there.
 */
public final class BaseCalls {
  private static final String RESOURCE = "base-calls.yaml";
  private static final BaseCalls RECORDED = read();

  private final List<Entry> entries;

  private BaseCalls(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  private record Entry(OciRuntime runtime, SortedSet<String> calls) {}

  /** Return everything that was recorded. */
  public static BaseCalls recorded() {
    return RECORDED;
  }

  /** Return the runtimes on which it was recorded. */
  public List<OciRuntime> runtimes() {
    return entries.stream().map(Entry::runtime).toList();
  }

  /**
   * Return the syscalls of a runtime, whether or not its containers may gain privileges. If it was
   * not recorded, use the nearest release of its line.
   */
  public Optional<SortedSet<String>> of(OciRuntime runtime) {
    return NearestRelease.of(runtime, entries, Entry::runtime).map(Entry::calls);
  }

  private static BaseCalls read() {
    List<Entry> entries = new ArrayList<>();
    for (JsonNode entry :
        PlainYaml.packaged(BaseCalls.class, RESOURCE, new TypeReference<JsonNode>() {})) {
      TreeSet<String> calls = new TreeSet<>();
      entry.path("withPrivilegeEscalation").forEach(name -> calls.add(name.asText()));
      entry.path("withoutPrivilegeEscalation").forEach(name -> calls.add(name.asText()));
      entries.add(
          new Entry(
              OciRuntime.parse(entry.path("runtime").asText()),
              Collections.unmodifiableSortedSet(calls)));
    }
    return new BaseCalls(entries);
  }
}
