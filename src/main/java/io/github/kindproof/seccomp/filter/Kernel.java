package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.Architecture;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kernel that runs a filter.
 *
 * @param release for example {@code 6.18.5}; empty if it is unknown
 */
public record Kernel(Architecture architecture, String release) {
  private static final Pattern RELEASE = Pattern.compile("(\\d+)\\.(\\d+).*");
  private static final int MAJOR = 6;

  /** The minor of Linux 6 from which on a syscall passes all filters. */
  private static final Map<String, Integer> PASS =
      new TreeMap<>(Map.of("uretprobe", 14, "uprobe", 18));

  /**
   * Return the syscalls about which it asks no filter ({@code seccomp_uprobe_exception}).
   *
   * @param entry the way into the kernel
   */
  List<String> neverFiltered(Architecture entry) {
    return entry == Architecture.X86_64
        ? PASS.entrySet().stream()
            .filter(it -> isSince(it.getValue()))
            .map(Map.Entry::getKey)
            .toList()
        : List.of();
  }

  private boolean isSince(int minor) {
    Matcher numbers = RELEASE.matcher(release);
    if (!numbers.matches()) {
      return false;
    }
    int major = Integer.parseInt(numbers.group(1));
    return major > MAJOR || major == MAJOR && Integer.parseInt(numbers.group(2)) >= minor;
  }
}
