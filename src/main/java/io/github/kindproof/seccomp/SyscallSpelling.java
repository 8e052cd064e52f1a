package io.github.kindproof.seccomp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * The ways in which headers, manual pages, tracers and audit records write a syscall. Profiles
 * accept only libseccomp's names.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SyscallSpelling {
  /** Names in manual pages and {@code ausyscall}; libseccomp uses the kernel's names. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "pread", "pread64",
          "pwrite", "pwrite64",
          "fstatat", "newfstatat",
          "prlimit", "prlimit64",
          "posix_fadvise", "fadvise64",
          "futimens", "utimensat",
          "_exit", "exit");

  /** Constants of headers, tracepoints and functions of the kernel. */
  private static final Pattern PREFIX =
      Pattern.compile("(?:__nr_|sys_enter_|sys_exit_|(?:__\\w+_)?sys_)(.+)");

  private static final Pattern SECTION = Pattern.compile("\\(\\d?\\)$");

  private static final Pattern NUMBER = Pattern.compile("(?:syscall[ _=]?)?(\\d{1,4})");

  private static final List<Architecture> ARCHITECTURES =
      List.of(Architecture.X86_64, Architecture.AARCH64, Architecture.X86, Architecture.ARM);

  private final Set<String> names = SyscallTable.names();

  /**
   * Return libseccomp's name for a name that is certain to mean it, such as {@code __NR_read},
   * {@code READ} or {@code pread}.
   */
  public Optional<String> meant(String written) {
    String plain = SECTION.matcher(written.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    Matcher prefixed = PREFIX.matcher(plain);
    if (!names.contains(plain) && prefixed.matches()) {
      plain = prefixed.group(1);
    }
    return names.contains(plain) ? Optional.of(plain) : Optional.ofNullable(OTHER_NAMES.get(plain));
  }

  /**
   * Return the syscalls with a number, such as {@code 59} or {@code syscall=59}, and the
   * architectures that give it to them; empty if the text is not a number or no architecture has
   * it.
   */
  public Map<String, List<Architecture>> numbered(String written) {
    Map<String, List<Architecture>> byName = new LinkedHashMap<>();
    Matcher number = NUMBER.matcher(written.strip());
    if (number.matches()) {
      for (Architecture architecture : ARCHITECTURES) {
        SyscallTable table = SyscallTable.of(architecture);
        String name = table.call(Integer.parseInt(number.group(1))).name();
        if (table.call(name).isPresent()) {
          byName.computeIfAbsent(name, it -> new ArrayList<>()).add(architecture);
        }
      }
    }
    return byName;
  }

  /**
   * Describe the syscalls with a number, for example {@code execve on x86_64; pipe2 on aarch64}.
   */
  public static String described(Map<String, List<Architecture>> numbered) {
    return numbered.entrySet().stream()
        .map(it -> it.getKey() + " on " + listed(it.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String listed(List<Architecture> architectures) {
    return architectures.stream()
        .map(it -> it.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
