package io.github.kindproof.workload;

import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.seccomp.Syscall;
import io.github.kindproof.seccomp.SyscallTable;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import io.github.kindproof.seccomp.knowledge.RuntimeNeeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the denied syscalls that explain a failure: the ones that the message implies, else
 * the ones that the runtime is known to need. Pure.
 */
final class RefusalRules {
  private static final List<String> FORKS = List.of("clone", "clone3", "fork", "vfork");

  /**
   * A message that does not name its syscall.
   *
   * @param calls the possible syscalls
   * @param source the code that writes the message
   * @param withErrno whether it names an error number too; without one, the filter proves it
   */
  private record Words(String text, List<String> calls, String source, boolean withErrno) {
    Words(String text, List<String> calls, String source) {
      this(text, calls, source, true);
    }

    /** Return the message of a shell that cannot start a program; it does not say why. */
    static Words ofShell(String text, String shell) {
      return new Words(text, FORKS, "from %s that cannot start a program".formatted(shell), false);
    }
  }

  private static final String LOADER = "from the loader of glibc (elf/dl-load.c)";

  private static final List<Words> WORDS =
      List.of(
          new Words(
              "could not get mount id",
              List.of("statx"),
              "from GetMountID in filepath-securejoin, which newer runc uses to open /proc"),
          new Words(
              "is on procfs", List.of("fstatfs"), "from EnsureProcHandle in runc 1.1.12 and newer"),
          new Words("cannot stat shared object", List.of("newfstatat", "fstat"), LOADER),
          new Words("cannot open shared object file", List.of("openat"), LOADER),
          new Words("cannot read file data", List.of("read"), LOADER),
          new Words("failed to map segment from shared object", List.of("mmap"), LOADER),
          new Words("cannot change memory protections", List.of("mprotect"), LOADER),
          Words.ofShell("Cannot fork", "a dash"),
          Words.ofShell("can't fork", "a shell of busybox"),
          Words.ofShell("fork: retry", "a bash"));

  /** Go's name of an operation, and the syscall for it on every architecture. */
  private static final Map<String, String> OF_GO =
      Map.of(
          "open", "openat",
          "stat", "newfstatat",
          "lstat", "newfstatat",
          "fstatat", "newfstatat",
          "readlink", "readlinkat",
          "exec", "execve");

  /** The format of nginx: {@code socket() 0.0.0.0:80 failed (1: …)}. */
  private static final String OF_NGINX = "\\b([a-z_0-9]+)\\([^)]*\\)[^()]* failed \\(\\d+: ";

  /** The formats of Go: {@code fstat /dev/stdin: …} and {@code setgroups: …}. */
  private static final List<String> OF_GO_ERRORS =
      List.of(
          "(?:^|: )([a-z][a-z_0-9]*)(?:\\([^)]*\\))? \\S+: ",
          "(?:^|: )([a-z][a-z_0-9]*)(?:\\([^)]*\\))?: ");

  private RefusalRules() {}

  static Optional<RefusedCalls> explain(
      Cause cause, SeccompFilter filter, @Nullable ObservedRuntime runtime) {
    if (filter.profile().rules().isEmpty()) {
      return Optional.empty(); // it denies everything, or nothing
    }
    Optional<RefusedCalls> named = byWords(cause, filter);
    return runtime != null && cause.isOfStart() ? byNeeds(named, filter, runtime) : named;
  }

  private static Optional<RefusedCalls> byWords(Cause cause, SeccompFilter filter) {
    Errno errno = cause.errno();
    for (Words words : WORDS) {
      if ((errno != null || !words.withErrno()) && cause.message().contains(words.text())) {
        List<String> refused = refused(words.calls(), filter);
        return refused.isEmpty()
            ? Optional.empty()
            : Optional.of(new RefusedCalls(refused, List.of(), words.source()));
      }
    }
    if (errno == null) {
      return Optional.empty();
    }
    return operations(cause.message(), errno)
        .filter(call -> !refused(List.of(call), filter).isEmpty())
        .findFirst()
        .map(call -> new RefusedCalls(List.of(call), List.of(), "the message names it"));
  }

  /** Return the operations that nginx or Go name right before the error. */
  private static Stream<String> operations(String message, Errno errno) {
    SyscallTable table = SyscallTable.of(Architecture.ofThisMachine());
    return Stream.concat(Stream.of(OF_NGINX), OF_GO_ERRORS.stream())
        .map(form -> form + Pattern.quote(errno.text()))
        .map(form -> Pattern.compile(form, Pattern.CASE_INSENSITIVE))
        .flatMap(form -> form.matcher(message).results())
        .map(found -> OF_GO.getOrDefault(found.group(1), found.group(1)))
        .flatMap(word -> table.call(word).stream())
        .map(Syscall::name);
  }

  /**
   * A runtime that is denied one of its last syscalls may only report that the container has
   * stopped, or names one syscall at a time. So report all denied syscalls that it was measured to
   * need.
   */
  private static Optional<RefusedCalls> byNeeds(
      Optional<RefusedCalls> named, SeccompFilter filter, ObservedRuntime runtime) {
    Optional<RuntimeNeeds.Needs> needs =
        RuntimeNeeds.measured().of(runtime.oci(), filter.noNewPrivileges());
    List<String> refused =
        new ArrayList<>(needs.map(it -> refused(it.calls(), filter)).orElse(List.of()));
    named.ifPresent(it -> refused.removeAll(it.named()));
    if (refused.isEmpty()) {
      return named;
    }
    String like =
        needs
            .filter(it -> !it.runtime().equals(runtime.oci()))
            .map(it -> ", like " + it.runtime() + ",")
            .orElse("");
    String why =
        "%s%s needs %s to start any container"
            .formatted(runtime.oci(), like, String.join(", ", refused));
    return Optional.of(
        new RefusedCalls(
            named.map(RefusedCalls::named).orElse(List.of()),
            refused,
            named.map(it -> it.why() + "; " + why).orElse(why)));
  }

  private static List<String> refused(List<String> calls, SeccompFilter filter) {
    return calls.stream().filter(filter::isRefused).toList();
  }
}
