package io.github.kindproof.upgrade.diff;

/**
 * The versions on one side of a diff, as its nodes report them.
 *
 * @param kubernetes for example {@code v1.34.11}
 * @param containerd for example {@code 1.7.28}
 * @param runc the program that containerd starts containers with, for example {@code 1.1.5}, or
 *     {@code crun 1.21}
 * @param libseccomp the library that builds its filters, for example {@code 2.6.1}; empty if that
 *     is not known
 * @param kernel the host's kernel release, for example {@code 6.1.0}
 */
public record SideVersions(
    String kubernetes, String containerd, String runc, String libseccomp, String kernel) {

  /** Return the low-level runtime with its name, for example {@code runc 1.4.3}. */
  public String lowLevelRuntime() {
    return runc.isEmpty() || Character.isLetter(runc.charAt(0)) ? runc : "runc " + runc;
  }

  /**
   * Return a description, for example {@code Kubernetes v1.34.11, containerd 2.1.4, runc 1.4.3}.
   */
  @Override
  public String toString() {
    return "Kubernetes %s, containerd %s, %s%s"
        .formatted(
            kubernetes,
            containerd,
            lowLevelRuntime(),
            libseccomp.isEmpty() ? "" : ", libseccomp " + libseccomp);
  }
}
