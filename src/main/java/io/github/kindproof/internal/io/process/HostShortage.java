package io.github.kindproof.internal.io.process;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a machine has too little of, by the words in which its programs say so. Pure. */
public enum HostShortage {
  /**
   * Of all that nodes open, the kernel's limit of inotify instances is met first: it counts those
   * of all of a user's containers together.
   */
  INOTIFY_INSTANCES(
      "too many open files",
      "end other clusters, or let a user have more inotify instances:"
          + " sysctl fs.inotify.max_user_instances=512"),
  /** Disk. */
  DISK("no space left on device", "free some disk") {
    @Override
    public String remedy() {
      return Caller.ofThisProcess().freeDisk();
    }
  },
  /** Memory. */
  MEMORY("cannot allocate memory", "free some memory: a cluster needs 1.5 GiB");

  private final String words;
  private final String remedy;

  HostShortage(String words, String remedy) {
    this.words = words;
    this.remedy = remedy;
  }

  /** The shortage that this message tells of. */
  public static Optional<HostShortage> in(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(it -> lower.contains(it.words)).findFirst();
  }

  /** What a person can do about it. */
  public String remedy() {
    return remedy;
  }
}
