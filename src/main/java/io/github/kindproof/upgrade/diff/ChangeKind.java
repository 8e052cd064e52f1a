package io.github.kindproof.upgrade.diff;

import java.util.Locale;

/** The kind of a change, the most important to a reader first. */
public enum ChangeKind {
  /** A workload that worked no longer does. */
  BREAKS("Outcomes that break"),
  /** Nodes started with a config and no longer do. */
  NO_LONGER_BOOTS("Config that no longer boots"),
  /** A workload lost its filter, or got one. */
  CONFINEMENT("Confinement that appeared or vanished"),
  /** The runtime's own profile treats a syscall differently. */
  RUNTIME_DEFAULT("RuntimeDefault's own changes"),
  /** Something that did not work now does. */
  BETTER("Improvements"),
  /** Only words differ, or something that nothing observed depends on. */
  DIFFERS("Other differences");

  private final String title;

  ChangeKind(String title) {
    this.title = title;
  }

  /** Return the heading of this kind in a report. */
  public String title() {
    return title;
  }

  /** Return the word in files, for example {@code no-longer-boots}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
