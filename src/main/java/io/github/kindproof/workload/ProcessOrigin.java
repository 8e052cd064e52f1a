package io.github.kindproof.workload;

/** The origin of a process of a container. */
public enum ProcessOrigin {
  /** The container's first process: its own program. */
  FIRST("first process"),
  /** A descendant of the first process. */
  CHILD("its child"),
  /** The program of the liveness probe, or a descendant of it. */
  LIVENESS_PROBE("liveness probe"),
  /** The program of the readiness probe, or a descendant of it. */
  READINESS_PROBE("readiness probe"),
  /** The program of the startup probe, or a descendant of it. */
  STARTUP_PROBE("startup probe"),
  /** The program of the postStart hook, or a descendant of it. */
  POST_START_HOOK("postStart hook"),
  /** The program of the preStop hook, or a descendant of it. */
  PRE_STOP_HOOK("preStop hook"),
  /** Another program that was executed in the container, as {@code kubectl exec} does. */
  EXEC("exec"),
  /** The runtime, which has yet to load the filter or to execute a program. */
  RUNTIME("runtime, about to execute a program");

  private final String words;

  ProcessOrigin(String words) {
    this.words = words;
  }

  /** Return it as part of a sentence, for example {@code postStart hook}. */
  public String words() {
    return words;
  }
}
