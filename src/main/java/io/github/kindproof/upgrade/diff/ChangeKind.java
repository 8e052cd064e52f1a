package io.github.kindproof.upgrade.diff;

import java.util.Locale;

/** What sort of change it is, in the order in which a reader wants to know. */
public enum ChangeKind {
  /** A workload that worked does not any more. */
  BREAKS("Outcomes that break"),
  /** A config with which nodes started is refused. */
  NO_LONGER_BOOTS("Config that no longer boots"),
  /** A workload lost its filter, or got one. */
  CONFINEMENT("Confinement that appeared or vanished"),
  /** The profile of the runtime itself decides otherwise about a call. */
  RUNTIME_DEFAULT("RuntimeDefault's own changes"),
  /** What did not work does now. */
  BETTER("What became better"),
  /** Only words differ, or what nothing that was looked at depends on. */
  DIFFERS("What merely differs");

  private final String title;

  ChangeKind(String title) {
    this.title = title;
  }

  /** A heading. */
  public String title() {
    return title;
  }

  /** The word in files, for example {@code no-longer-boots}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
