package io.github.kindproof.upgrade.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A comparison of two sides by all rules. Pure. */
final class Comparison {
  private final Side from;
  private final Side to;
  private final AllowList allowList;
  private final List<Change> changes = new ArrayList<>();
  private final List<NotObserved> unseen = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  Comparison(Side from, Side to, AllowList allowList) {
    this.from = from;
    this.to = to;
    this.allowList = allowList;
  }

  UpgradeDiff diff() {
    from.unseen().forEach(it -> unseen.add(on(from, it)));
    to.unseen().forEach(it -> unseen.add(on(to, it)));
    compare(
        byName(from.workloads(), WorkloadSeen::name),
        byName(to.workloads(), WorkloadSeen::name),
        this::compare);
    compare(
        byName(from.configs(), ConfigSeen::name),
        byName(to.configs(), ConfigSeen::name),
        (before, after) -> ConfigRules.compare(before, after).ifPresent(changes::add));
    compareRuntimeDefault();
    String kernel = from.versions().kernel();
    boolean known = !kernel.isEmpty() && !to.versions().kernel().isEmpty();
    if (known && !kernel.equals(to.versions().kernel())) {
      warnings.add(
          "the sides were observed on different kernels, %s and %s, which may explain differences"
              .formatted(kernel, to.versions().kernel()));
    }
    return new UpgradeDiff(from.versions(), to.versions(), judge(), unseen, warnings);
  }

  private void compare(WorkloadSeen before, WorkloadSeen after) {
    Optional<Change> vanished = ConfinementRules.vanished(before, after);
    if (vanished.isPresent()) {
      changes.add(vanished.get());
      return;
    }
    WorkloadRules.compare(before, after).ifPresent(changes::add);
    ConfinementRules.compare(before, after).ifPresent(changes::add);
  }

  private void compareRuntimeDefault() {
    RuntimeDefaultSeen before = from.runtimeDefault();
    RuntimeDefaultSeen after = to.runtimeDefault();
    if (before != null && after != null) {
      changes.addAll(RuntimeDefaultRules.compare(before, after));
    } else if (before != null) {
      missing(Side.RUNTIME_DEFAULT);
    } else if (after != null) {
      warnings.add(Side.RUNTIME_DEFAULT + " was observed on " + to.versions() + " only");
    }
  }

  /** Everything seen before must be seen after; new things have nothing to be compared with. */
  private <T> void compare(Map<String, T> before, Map<String, T> after, BiConsumer<T, T> rules) {
    before.forEach(
        (name, was) -> {
          T is = after.get(name);
          if (is != null) {
            rules.accept(was, is);
          } else {
            missing(name);
          }
        });
    Set<String> added = new HashSet<>(after.keySet());
    added.removeAll(before.keySet());
    from.unseen().forEach(it -> added.remove(it.what()));
    added.stream()
        .sorted()
        .forEach(name -> warnings.add(name + " was observed on " + to.versions() + " only"));
  }

  /** Report a missing observation, unless the new side already lists it as not observed. */
  private void missing(String name) {
    if (to.unseen().stream().noneMatch(it -> it.what().equals(name))) {
      unseen.add(on(to, new NotObserved(name, "was not observed")));
    }
  }

  private static NotObserved on(Side side, NotObserved what) {
    return new NotObserved(what.what(), "on " + side.versions() + ": " + what.why());
  }

  private List<JudgedChange> judge() {
    Set<AllowedChange> used = new HashSet<>();
    List<JudgedChange> judged = new ArrayList<>();
    for (Change change : changes) {
      AllowedChange allowed = change.worse() ? allowList.accepting(change).orElse(null) : null;
      if (allowed != null) {
        used.add(allowed);
      }
      judged.add(new JudgedChange(change, allowed));
    }
    allowList.changes().stream()
        .filter(entry -> !used.contains(entry))
        .forEach(
            entry ->
                warnings.add(
                    "line %d of the allow list accepts '%s', but no change for the worse matches it"
                        .formatted(entry.line(), entry.what())));
    return judged;
  }

  private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
    return all.stream()
        .collect(Collectors.toMap(name, it -> it, (first, second) -> first, LinkedHashMap::new));
  }
}
