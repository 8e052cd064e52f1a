package io.github.kindproof.node;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.ProcessResult;
import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.engine.NoEngine;
import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.seccomp.SeccompStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import tools.jackson.databind.JsonNode;

/**
 * A shell on a node: runs programs in its container and reads the state of the node itself.
 *
 * @param docker the engine that runs the node
 * @param container the node's container, which has the node's name
 * @param layout the locations of files and logs on the node
 */
public record NodeShell(
    @API(status = API.Status.INTERNAL) Docker docker, String container, NodeLayout layout) {
  private static final String SECCOMP_STATES = Scripts.text("seccomp-states.sh");
  private static final String HTTP = Scripts.text("http.sh");
  private static final String RUNTIME = Scripts.text("runtime.sh");
  private static final int HTTP_SECONDS = 20;

  /** On a busy machine crictl's own two seconds are not enough. */
  private static final String CRICTL_TIMEOUT = "30s";

  /** Create a shell on a node made by kubeadm with systemd. */
  @API(status = API.Status.INTERNAL)
  public NodeShell(Docker docker, String container) {
    this(docker, container, NodeLayout.KUBEADM);
  }

  /** Create a command that runs a program on the node. */
  @API(status = API.Status.INTERNAL)
  public Command command(String... arguments) {
    List<String> all = new ArrayList<>(List.of("exec", "-i", container));
    all.addAll(List.of(arguments));
    return docker.command(all);
  }

  /** Create a {@code crictl} command with a timeout of 30 s, for a busy containerd. */
  @API(status = API.Status.INTERNAL)
  public Command crictl(String... arguments) {
    List<String> all = new ArrayList<>(List.of("crictl", "--timeout", CRICTL_TIMEOUT));
    all.addAll(List.of(arguments));
    return command(all.toArray(String[]::new));
  }

  /** Run a program on the node to its end, whatever its exit code. */
  public ProcessResult run(String... arguments) {
    return command(arguments).run();
  }

  /**
   * Read a file; empty if there is none.
   *
   * @throws EnvironmentException if it cannot be read
   */
  public Optional<byte[]> readFile(String path) {
    return Optional.ofNullable(readFiles(List.of(path)).get(path));
  }

  /**
   * Read several files at once. The result has no entry for a file that does not exist.
   *
   * @throws EnvironmentException if one cannot be read
   */
  public Map<String, byte[]> readFiles(Collection<String> paths) {
    String script =
        "for file; do [ -e \"$file\" ] || continue; echo \"$file\"; base64 -w 0 \"$file\" || exit;"
            + " echo; done";
    List<String> arguments = new ArrayList<>(List.of("sh", "-c", script, "read"));
    arguments.addAll(paths);
    ProcessResult result = run(arguments.toArray(String[]::new));
    if (!result.ok()) {
      throw fault("file " + String.join(" or ", paths) + " cannot be read", result);
    }
    Map<String, byte[]> files = new HashMap<>();
    List<String> lines = result.stdout().lines().toList();
    for (int i = 0; i + 1 < lines.size(); i += 2) {
      files.put(lines.get(i), decode(lines.get(i + 1)));
    }
    return files;
  }

  /** Write a file, whole or not at all, and create its parent directories. */
  public void writeFile(String path, String text) {
    String script = "mkdir -p \"${1%/*}\" && cat > \"$1.part\" && mv \"$1.part\" \"$1\"";
    ProcessResult result = command("sh", "-c", script, "write", path).withInput(text).run();
    if (!result.ok()) {
      throw fault("file " + path + " cannot be written", result);
    }
  }

  /**
   * Return the output of {@code crictl inspect} for a container.
   *
   * @param containerId its 64 digits
   * @throws EnvironmentException if the node has no such container
   */
  public JsonNode inspectContainer(String containerId) {
    return findContainer(containerId)
        .orElseThrow(
            () ->
                new EnvironmentException(
                    "node " + container + " has no container " + containerId,
                    "inspect it while it exists"));
  }

  /** Return the output of {@code crictl inspect}; empty if the node has no such container. */
  public Optional<JsonNode> findContainer(String containerId) {
    ProcessResult result = crictl("inspect", "-o", "json", containerId).run();
    if (!result.ok()) {
      if (result.stderr().contains("code = NotFound")) {
        return Optional.empty();
      }
      throw fault("container " + containerId + " cannot be inspected", result);
    }
    return Optional.of(json(result));
  }

  /** Return the output of {@code crictl inspecti} for an image. */
  public JsonNode inspectImage(String image) {
    ProcessResult result = crictl("inspecti", "-o", "json", image).run();
    if (!result.ok()) {
      throw fault("image " + image + " cannot be inspected", result);
    }
    return json(result);
  }

  private JsonNode json(ProcessResult result) {
    return JsonText.parse(result.stdout())
        .orElseThrow(
            () ->
                new EnvironmentException(
                    "crictl on node " + container + " printed no JSON", "try again"));
  }

  /**
   * Return the pid of a running container's first process, in the node's pid namespace.
   *
   * @throws EnvironmentException if it is not running
   */
  public long pid(String containerId) {
    long pid = inspectContainer(containerId).path("info").path("pid").asLong(0);
    if (pid == 0) {
      throw new EnvironmentException(
          "container " + containerId + " on node " + container + " has no process",
          "request it while it runs");
    }
    return pid;
  }

  /**
   * Read the seccomp states of the first processes of these containers, by id, in one pass.
   * Containers that do not run are left out.
   *
   * @param containerIds each its 64 digits
   */
  public Map<String, SeccompStatus> seccompStates(Collection<String> containerIds) {
    List<String> script = new ArrayList<>(List.of("sh", "-c", SECCOMP_STATES, "states"));
    script.addAll(containerIds);
    Map<String, SeccompStatus> states = new HashMap<>();
    for (String state : command(script.toArray(String[]::new)).output().split("(?m)^= ")) {
      if (!state.isBlank()) {
        String id = state.lines().findFirst().orElseThrow();
        states.put(id, SeccompStatus.parse(state.substring(id.length())));
      }
    }
    return states;
  }

  /** Read the seccomp state of a running container's first process from the kernel. */
  public SeccompStatus seccompStatus(String containerId) {
    ProcessResult status = run("cat", "/proc/" + pid(containerId) + "/status");
    if (!status.ok()) {
      throw fault("the process of container " + containerId + " is gone", status);
    }
    return SeccompStatus.parse(status.stdout());
  }

  /** Observe the container runtime at this moment, as its programs report their versions. */
  public ObservedRuntime runtime() {
    ProcessResult result = run("sh", "-c", RUNTIME);
    if (!result.ok()) {
      throw fault("the container runtime does not report its version", result);
    }
    return ObservedRuntime.parse(result.stdout());
  }

  /** Request a URL from the node, without any proxy and for 20 s; no response is a result, too. */
  public HttpResponse http(String url) {
    ProcessResult result = run("sh", "-c", HTTP, "http", url, String.valueOf(HTTP_SECONDS));
    List<String> lines = result.stdout().lines().toList();
    if (lines.size() < 2) {
      throw fault("curl could not be run", result);
    }
    String trouble =
        result.ok()
            ? ""
            : result.stderr().isBlank() ? "curl exit code " + result.exitCode() : result.lastLine();
    return HttpResponse.of(
        new String(decode(lines.get(0)), StandardCharsets.ISO_8859_1),
        decode(lines.get(1)),
        trouble);
  }

  /** Return the whole log of one of its {@link NodeLayout#units()}. */
  public String journal(String unit) {
    return switch (layout) {
      case KUBEADM ->
          command("journalctl", "--unit", unit, "--no-pager", "--output=short-precise").output();
      case K3S -> {
        ProcessResult log = docker.command("logs", container).run();
        yield log.stdout() + log.stderr();
      }
    };
  }

  private static byte[] decode(String base64) {
    return Base64.getDecoder().decode(base64.strip());
  }

  private EnvironmentException fault(String what, ProcessResult result) {
    return new EnvironmentException(
        what + " on node " + container + ": " + result.lastLine(),
        NoEngine.in(result.stderr()).isPresent() ? NoEngine.REMEDY : "check that the node runs");
  }
}
