package io.github.kindproof.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kindproof.seccomp.SeccompMode;
import java.time.Instant;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A process whose first thread is dead while others live on. Nothing reaps it, so whoever waits for
 * its end waits for ever: this is what a filter leaves that kills a thread of many.
 *
 * @param pid in the node's pid namespace
 * @param name for example {@code runc:[2:INIT]}
 * @param mode the seccomp mode of the dead thread: {@link SeccompMode#DEAD} if its filter killed it
 * @param livingThreads how many of its threads live
 * @param started when it was started, give or take a second
 * @param first whether it is the first process of its container
 * @param containerId the container's 64 digits, empty for a process of the node itself
 * @param podUid the pod's uid, empty likewise
 * @param spec what the container's runtime was given, its {@code config.json}; empty if that is
 *     gone
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

  /** Whether it is the low-level runtime, which had yet to execute the container's program. */
  public boolean isRuntime() {
    return AuditRecord.isRuntime(name);
  }

  /**
   * Whether its filter killed the thread. Kernels before 5.17 do not say so: there the runtime's
   * first thread, which never ends by itself, is taken for killed if a filter was loaded.
   */
  public boolean isKilledByFilter() {
    return mode == SeccompMode.DEAD || (mode == SeccompMode.FILTERING && isRuntime());
  }

  /** The container's name in its pod, if what the runtime was given is still there. */
  public Optional<String> containerName() {
    return spec.map(it -> it.path("annotations").path(CONTAINER_NAME).asText(""))
        .filter(name -> !name.isEmpty());
  }
}
