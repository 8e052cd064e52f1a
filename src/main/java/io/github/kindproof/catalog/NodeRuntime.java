package io.github.kindproof.catalog;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The container runtime requested for a node. {@link ObservedRuntime} is the runtime that a booted
 * node really uses.
 *
 * @param name the name in {@code runtimes.yaml}, or one made from the parts if no entry has both;
 *     {@code own} stands for the node image's own runtime
 * @param containerd the version, for example {@code 2.3.7}; empty for the node image's own
 * @param oci the OCI runtime that containerd uses; empty for the node image's own
 * @param libseccomp the version of the library that runc is linked with, for example {@code 2.6.1};
 *     empty for Debian 12's, and for runtimes that are not compiled
 */
public record NodeRuntime(
    String name,
    Optional<String> containerd,
    Optional<OciRuntime> oci,
    Optional<String> libseccomp) {
  static final String OWN = "own";

  /** Return the runtime that the node image comes with. */
  public static NodeRuntime own() {
    return new NodeRuntime(OWN, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Create a combination that is in no entry, named after its parts. */
  static NodeRuntime combination(
      Optional<String> containerd, Optional<OciRuntime> oci, Optional<String> libseccomp) {
    String name =
        Stream.of(
                containerd.map(version -> "containerd-" + version),
                oci.map(it -> it.kind().program() + "-" + it.version()),
                libseccomp.map(version -> "libseccomp-" + version))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("+"));
    return new NodeRuntime(name, containerd, oci, libseccomp);
  }

  /** Return whether the node image is used unchanged. */
  public boolean isOwn() {
    return containerd.isEmpty() && oci.isEmpty();
  }

  /** Return whether it has a part that is not released yet. */
  public boolean isPreview() {
    return containerd.filter(it -> Version.of(it).isPreRelease()).isPresent()
        || oci.filter(OciRuntime::isPreview).isPresent();
  }

  /** Return whether it can only be compiled with Rust, which few machines have. */
  public boolean needsRust() {
    return oci.filter(it -> it.kind() == OciRuntime.Kind.YOUKI || !it.libpathrs().isEmpty())
        .isPresent();
  }

  /** Return a readable form, for example {@code containerd 2.3.7, runc 1.4.3}. */
  @Override
  public String toString() {
    return containerd.map(version -> "containerd " + version).orElse("the node's own containerd")
        + ", "
        + oci.map(OciRuntime::toString).orElse("its own runc")
        + libseccomp.map(version -> ", libseccomp " + version).orElse("");
  }
}
