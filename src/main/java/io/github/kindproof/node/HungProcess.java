package io.github.kindproof.node;

import io.github.kindproof.seccomp.SeccompMode;
import java.time.Instant;
import java.util.Optional;
import org.apiguardian.api.API;
import tools.jackson.databind.JsonNode;

/**
 * A process whose first thread is dead while others live on. Nothing reaps it, so waiting for its
 * end never returns. A filter that kills one thread of many leaves such a process.
 *
 * @param pid in the node's pid namespace
 * @param name for example {@code runc:[2:INIT]}
 * @param mode the seccomp mode of the dead thread: {@link SeccompMode#DEAD} if its filter killed it
 * @param livingThreads the number of threads that live
 * @param started when it was started, give or take a second
 * @param first whether it is the first process of its container
 * @param containerId the container's 64 digits, empty for a process of the node itself
 * @param podUid the pod's uid, empty likewise
 * @param spec the {@code config.json} of the container's runtime; empty if it is gone
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record HungProcess(
    long pid,
    String name,
    SeccompMode mode,
    int livingThreads,
    Instant started,
    boolean first,
    Optional<String> containerId,
    Optional<String> podUid,
    Optional<JsonNode> spec) {
  private static final String CONTAINER_NAME = "io.kubernetes.cri.container-name";

  /**
   * Return whether it is the low-level runtime, which had yet to execute the container's program.
   */
  public boolean isRuntime() {
    return AuditRecord.isRuntime(name);
  }

  /**
   * Return whether its filter killed the thread. Kernels before 5.17 do not say so: there the
   * runtime's first thread, which never ends by itself, is taken for killed if a filter was loaded.
   */
  public boolean isKilledByFilter() {
    return mode == SeccompMode.DEAD || (mode == SeccompMode.FILTERING && isRuntime());
  }

  /** Return the container's name in its pod; empty if its spec is gone. */
  public Optional<String> containerName() {
    return spec.map(it -> it.path("annotations").path(CONTAINER_NAME).asString(""))
        .filter(name -> !name.isEmpty());
  }
}
