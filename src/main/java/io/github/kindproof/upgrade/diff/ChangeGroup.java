package io.github.kindproof.upgrade.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A group of changes shown as one: syscalls that RuntimeDefault now treats differently in the same
 * way.
 *
 * @param name the group's name, for example {@code RuntimeDefault / io_uring_enter, io_uring_setup}
 * @param changes the changes, at least one
 */
record ChangeGroup(String name, List<JudgedChange> changes) {
  private static final String PREFIX = Side.RUNTIME_DEFAULT + " / ";

  ChangeGroup {
    changes = List.copyOf(changes);
  }

  /** Return the first change, which stands for all: they differ only in their names. */
  JudgedChange first() {
    return changes.get(0);
  }

  /** Return {@code BEFORE → AFTER: BECAUSE}. */
  String words() {
    Change change = first().change();
    return change.toString().substring(change.what().length() + 2);
  }

  static List<ChangeGroup> of(List<JudgedChange> changes) {
    Map<Key, List<JudgedChange>> groups = new LinkedHashMap<>();
    for (JudgedChange change : changes) {
      groups.computeIfAbsent(Key.of(change), it -> new ArrayList<>()).add(change);
    }
    return groups.values().stream().map(ChangeGroup::group).toList();
  }

  private static ChangeGroup group(List<JudgedChange> changes) {
    String first = changes.get(0).change().what();
    if (changes.size() == 1) {
      return new ChangeGroup(first, changes);
    }
    List<String> calls =
        changes.stream().map(it -> it.change().what().substring(PREFIX.length())).toList();
    return new ChangeGroup(PREFIX + String.join(", ", calls), changes);
  }

  /** Return a key that is equal for changes that are shown as one. */
  private record Key(String what, String words, Object allowed) {
    static Key of(JudgedChange judged) {
      Change change = judged.change();
      boolean call = change.what().startsWith(PREFIX);
      return new Key(
          call ? PREFIX : change.what(),
          change.kind() + change.before() + change.after() + change.because(),
          Objects.requireNonNullElse(judged.allowed(), ""));
    }
  }
}
