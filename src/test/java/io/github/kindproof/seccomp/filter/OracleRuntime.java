package io.github.kindproof.seccomp.filter;

import java.util.List;
import java.util.stream.Stream;

/**
 * A runtime that the {@link FilterOracle} has, and the libseccomp that it is linked with.
 *
 * @param runtime its name and version, such as {@code runc-1.4.3}
 * @param libseccomp the version, such as {@code 2.6.1}
 */
record OracleRuntime(String runtime, String libseccomp) {
  /** Debian's crun, which has Debian's libseccomp. */
  static final OracleRuntime CRUN = new OracleRuntime("crun-1.8.1", "2.5.4");

  private static final List<String> LIBSECCOMP = List.of("2.5.4", "2.6.0", "2.6.1");

  /** Return each release of runc with each of libseccomp, the oldest first. */
  static List<OracleRuntime> ofRunc() {
    return Stream.of("1.1.14", "1.2.8", "1.3.6", "1.4.3", "1.5.3")
        .flatMap(runc -> LIBSECCOMP.stream().map(it -> new OracleRuntime("runc-" + runc, it)))
        .toList();
  }

  /** Return all. */
  static List<OracleRuntime> all() {
    return Stream.concat(ofRunc().stream(), Stream.of(CRUN)).toList();
  }

  boolean isRunc() {
    return runtime.startsWith("runc-");
  }

  /** Return its program in the image. */
  String program() {
    return "/" + runtime + "-libseccomp-" + libseccomp;
  }
}
