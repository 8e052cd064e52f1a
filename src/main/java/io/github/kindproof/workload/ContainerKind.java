package io.github.kindproof.workload;

/** The kind of a container, which determines when it starts and whether it may end. */
public enum ContainerKind {
  /** Runs to its end before the main containers start. */
  INIT("init container"),
  /** An init container with {@code restartPolicy: Always}: runs alongside the main containers. */
  SIDECAR("sidecar"),
  /** One of the pod's {@code containers}. */
  MAIN("container"),
  /** Added to a running pod, as {@code kubectl debug} does; it decides no outcome of the pod. */
  EPHEMERAL("ephemeral container");

  private final String words;

  ContainerKind(String words) {
    this.words = words;
  }

  /** Return the kind as part of a sentence, for example {@code init container}. */
  public String words() {
    return words;
  }
}
