package io.github.kindproof.seccomp.knowledge;

import org.apiguardian.api.API;

/** The use of a syscall, by the effect of denying it, in the order of a workload's life. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum CallUse {
  /** The container runtime cannot start the container. */
  RUNTIME("needed by the runtime"),
  /** The program's loader fails. */
  LOADER("needed by the loader"),
  /** The program ends before it is ready. */
  START("needed to start"),
  /** It neither ends nor gets to its work. */
  HANGS("without it, it hangs"),
  /** It is ready, but its work or its log differs. */
  SERVE("needed to serve"),
  /** It works, but does not end as it should. */
  STOP("needed to stop"),
  /** It still does everything, but takes several times as long. */
  SLOWER("without it, it is only slower"),
  /** Nothing differs here, but on another occasion the runtime would need it. */
  KEPT("not needed here, but kept for the runtime"),
  /** Nothing differs. */
  NOT_NEEDED("not needed");

  private final String words;

  CallUse(String words) {
    this.words = words;
  }

  /** Return the words for it, as part of a sentence. */
  public String words() {
    return words;
  }

  /** Return whether a profile can do without it. */
  public boolean canGo() {
    return this == NOT_NEEDED;
  }
}
