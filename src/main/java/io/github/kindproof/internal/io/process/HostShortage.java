package io.github.kindproof.internal.io.process;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Resources that a machine can lack, by the messages of programs. Pure. */
public enum HostShortage {
  /** The first limit that nodes reach: it applies to all containers of a user together. */
  INOTIFY_INSTANCES(
      "too many open files",
      "delete other clusters, or raise the limit of inotify instances per user:"
          + " sysctl fs.inotify.max_user_instances=512"),
  DISK("no space left on device", "free some disk space") {
    @Override
    public String remedy() {
      return Caller.ofThisProcess().freeDisk();
    }
  },
  MEMORY("cannot allocate memory", "free some memory: a cluster needs 1.5 GiB");

  private final String words;
  private final String remedy;

  HostShortage(String words, String remedy) {
    this.words = words;
    this.remedy = remedy;
  }

  public static Optional<HostShortage> in(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(it -> lower.contains(it.words)).findFirst();
  }

  public String remedy() {
    return remedy;
  }
}
