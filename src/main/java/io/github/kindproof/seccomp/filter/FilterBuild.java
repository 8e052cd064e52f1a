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
  record Refused(String reason) implements FilterBuild {
    private static final String TOO_LONG = "the kernel: Invalid argument: ";

    /** Create the refusal of a filter with more instructions than the kernel takes. */
    static Refused tooLong(String what) {
      return new Refused(
          TOO_LONG
              + "%s, and a filter has at most %d instructions"
                  .formatted(what, FilterProgram.MOST_INSTRUCTIONS));
    }

    /** Return whether the filter has more instructions than the kernel takes. */
    public boolean isTooLong() {
      return reason.startsWith(TOO_LONG);
    }
  }
}
