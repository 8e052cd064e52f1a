package io.github.kindproof.internal.doctor;

/** Reads {@code /proc/meminfo} (proc(5)). */
final class MemoryInfo {
  private static final String AVAILABLE = "MemAvailable:";

  private MemoryInfo() {}

  /** The bytes that processes can still have without swapping; 0 if it doesn't tell. */
  static long available(String memInfo) {
    return memInfo
        .lines()
        .filter(line -> line.startsWith(AVAILABLE))
        .map(line -> line.substring(AVAILABLE.length()).replace("kB", "").strip())
        .mapToLong(kib -> Long.parseLong(kib) * 1024)
        .findFirst()
        .orElse(0);
  }
}
