package io.github.kindproof.seccomp.filter;

/** What a runtime makes of a profile: a filter, or a refusal to start the container. */
public sealed interface FilterBuild {
  /** The filter that it loads. */
  record Built(BuiltFilter filter) implements FilterBuild {}

  /**
   * No filter; the container does not start.
   *
   * @param reason one line in the words of the runtime or the library
   */
  record Refused(String reason) implements FilterBuild {}
}
