package io.github.kindproof.node;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.ProcessResult;
import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.catalog.Version;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.seccomp.bpf.LoadedFilters;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Reads the seccomp filters of processes back from the kernel, with the program in {@code
 * images/filter-reader}. It runs in a privileged container of the engine, in the pid namespace of
 * the process, and stops the process for a few milliseconds.
 *
 * @param docker the engine
 * @param image the program's image
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record FilterReader(Docker docker, String image) {
  /** The name of the image in {@code workload-images.yaml}. */
  public static final String IMAGE = "kindproof/filter-reader:1";

  private static final String LABEL = "io.github.kindproof.internal.filter-reader";
  private static final int NO_SUCH_PROCESS = 3;

  /**
   * Read the filters of a process on a node.
   *
   * @param pid in the node's pid namespace
   * @throws EnvironmentException if the process has ended or the kernel refuses
   */
  public LoadedFilters read(NodeShell node, long pid) {
    return read("container:" + node.container(), pid);
  }

  /**
   * Read the filters of a process of the machine that the engine runs on.
   *
   * @param pid as that machine's own {@code ps} shows it
   * @throws EnvironmentException if there is no such process or the kernel refuses
   */
  public LoadedFilters read(long pid) {
    return read("host", pid);
  }

  /**
   * Read the filters of the first process of a running container.
   *
   * @param container its name or id
   * @throws EnvironmentException if it is not running
   */
  public LoadedFilters readContainer(String container) {
    ProcessResult inspected =
        docker.command("inspect", "--format", "{{.State.Pid}}", container).run();
    if (!inspected.ok()) {
      throw new EnvironmentException(
          inspected.stderr().contains("No such object")
              ? "the engine has no container '" + container + "'"
              : "container " + container + " cannot be inspected: " + inspected.lastLine(),
          "choose one that `docker ps` lists");
    }
    long pid = Long.parseLong(inspected.stdout().strip());
    if (pid == 0) {
      throw new EnvironmentException("container " + container + " is not running", "start it");
    }
    return read(pid);
  }

  /** Return the runtime that the engine itself starts containers with; empty if it does not say. */
  public Optional<OciRuntime> engineRuntime() {
    String format = "{{range .Server.Components}}{{.Name}} {{.Version}}{{println}}{{end}}";
    ProcessResult components = docker.command("version", "--format", format).run();
    return components.stdout().lines().flatMap(FilterReader::runtime).findFirst();
  }

  /** Return the release of the kernel that the engine runs on; empty if it does not say. */
  public String kernelRelease() {
    return docker.command("info", "--format", "{{.KernelVersion}}").run().stdout().strip();
  }

  private static Stream<OciRuntime> runtime(String component) {
    return Arrays.stream(OciRuntime.Kind.values())
        .filter(kind -> component.startsWith(kind.program()))
        .flatMap(
            kind ->
                Version.in(component).stream()
                    .map(version -> new OciRuntime(kind, version.toString())));
  }

  private LoadedFilters read(String namespace, long pid) {
    ProcessResult result =
        docker
            .command(
                "run",
                "--rm",
                "--privileged",
                "--network=none",
                "--label=" + LABEL,
                "--pid=" + namespace,
                image,
                String.valueOf(pid))
            .run();
    if (result.exitCode() == NO_SUCH_PROCESS) {
      throw new EnvironmentException(
          "there is no process " + pid, "give the id of a running process");
    }
    if (!result.ok()) {
      throw new EnvironmentException(
          "the filters of process " + pid + " cannot be read: " + result.lastLine(),
          "use a Linux engine whose kernel has CONFIG_CHECKPOINT_RESTORE");
    }
    return LoadedFilters.parse(result.stdout());
  }
}
