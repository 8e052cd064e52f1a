package io.github.kindproof.workload.probe;

/** What a probe could have printed, for tests of rules on its report. */
public final class SampleReport {
  private SampleReport() {}

  /**
   * The report as a line of JSON.
   *
   * @param mode the seccomp mode that the probe says of itself
   * @param blocked names of calls that seccomp blocks, quoted and with commas between them
   */
  public static String json(int mode, String blocked) {
    return """
    {"kernel":"6.1","machine":"x86_64","seccomp":%d,"noNewPrivs":false,"capabilities":"0",\
    "baseline":true,"blockedBySeccomp":[%s],"blockedByCapability":[],"blockedByEither":[],\
    "absent":[],"answers":{}}
    """
        .formatted(mode, blocked);
  }
}
