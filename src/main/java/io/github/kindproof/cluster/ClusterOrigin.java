package io.github.kindproof.cluster;

import org.apiguardian.api.API;

/** The origin of a cluster that a run uses. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ClusterOrigin {
  /** The run booted it. */
  BOOTED("booted by this run"),

  /** An earlier run left it running, and it is as it was after its boot. */
  REUSED("left running by an earlier run, unchanged"),

  /** An earlier run left it, its nodes were started again, and it is as it was after its boot. */
  RESTARTED("left by an earlier run and restarted, unchanged"),

  /** An earlier run booted it, and new nodes were made from what was kept after that boot. */
  BROUGHT_BACK("brought back to its state after the boot by an earlier run");

  private final String words;

  ClusterOrigin(String words) {
    this.words = words;
  }

  /** Return the text for progress and reports, for example {@code booted by this run}. */
  @Override
  public String toString() {
    return words;
  }
}
