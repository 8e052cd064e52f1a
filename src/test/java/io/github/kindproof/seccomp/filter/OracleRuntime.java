package io.github.kindproof.seccomp.filter;

import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.seccomp.Architecture;
import java.util.List;
import java.util.stream.Stream;

/**
 * A runtime that the {@link FilterOracle} has, and the libseccomp that it is linked with.
 *
 * @param runtime its name and version, such as {@code runc-1.4.4}
 * @param libseccomp the version, such as {@code 2.6.1}
 */
record OracleRuntime(String runtime, String libseccomp) {
  /** The crun of Debian 12, which has the libseccomp of Debian 12. */
  static final OracleRuntime CRUN = new OracleRuntime("crun-1.8.1", "2.5.4");

  /** The crun of Debian 13, which has the libseccomp of Debian 13. */
  static final OracleRuntime NEWER_CRUN = new OracleRuntime("crun-1.21", "2.6.0");

  /** The youki of runtimes.yaml. */
  static final OracleRuntime YOUKI = new OracleRuntime("youki-0.7.0", "2.6.1");

  private static final List<String> LIBSECCOMP = List.of("2.5.4", "2.6.0", "2.6.1");

  /** Return each release of runc with each of libseccomp, the oldest first. */
  static List<OracleRuntime> ofRunc() {
    return Stream.of("1.1.14", "1.2.8", "1.3.7", "1.4.4", "1.5.3", "1.6.0-rc.1")
        .flatMap(runc -> LIBSECCOMP.stream().map(it -> new OracleRuntime("runc-" + runc, it)))
        .toList();
  }

  /** Return the newest release of runc with each of libseccomp, the oldest first. */
  static List<OracleRuntime> ofNewestRunc() {
    return LIBSECCOMP.stream().map(it -> new OracleRuntime("runc-1.5.3", it)).toList();
  }

  /** Return all that this machine can compile: youki only with Rust. */
  static List<OracleRuntime> all() {
    return Stream.concat(ofRunc().stream(), Stream.of(CRUN, NEWER_CRUN, YOUKI))
        .filter(it -> it != YOUKI || Rust.isThere())
        .toList();
  }

  /** Return those whose answers are kept for tests without an engine. */
  static List<OracleRuntime> recorded() {
    return List.of(
        new OracleRuntime("runc-1.1.14", "2.5.4"),
        new OracleRuntime("runc-1.5.3", "2.5.4"),
        new OracleRuntime("runc-1.5.3", "2.6.1"),
        CRUN);
  }

  boolean isRunc() {
    return runtime.startsWith("runc-");
  }

  /** Return what we say of it. */
  FilterToolchain builder() {
    return new FilterToolchain(
        OciRuntime.parse(runtime.replaceFirst("-", " ")),
        new Libseccomp(libseccomp),
        Architecture.X86_64);
  }

  /** Return the recipe of the image that has its program. */
  String recipe() {
    return equals(YOUKI) ? "youki-filter-builder" : "filter-builder";
  }

  /** Return its program in the image. */
  String program() {
    return "/" + runtime + "-libseccomp-" + libseccomp;
  }
}
