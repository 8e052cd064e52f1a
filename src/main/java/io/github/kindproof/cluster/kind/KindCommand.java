package io.github.kindproof.cluster.kind;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.cluster.Owner;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.io.process.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kind command line, with a separate kubeconfig and network for each owner: the user's
 * kubeconfig is neither read nor written, and the user's clusters share nothing with Kindproof's.
 *
 * @param binary the kind binary
 * @param docker the engine
 * @param network the name of the engine's network for the nodes
 */
public record KindCommand(Path binary, Docker docker, String network) {
  /**
   * Create a network with Kindproof's label, for the cleanup; kind uses it unchanged.
   *
   * @throws EnvironmentException if the engine refuses, for example because it has no addresses
   *     left
   */
  public static KindCommand onNewNetwork(Path binary, Docker docker, Owner owner, String network) {
    String label = "--label=" + Owner.LABEL + "=" + owner.token();
    String masquerade = "--opt=com.docker.network.bridge.enable_ip_masquerade=true";
    String unused = docker.command("network", "create", label, masquerade, network).output();
    return new KindCommand(binary, docker, network);
  }

  /** Remove the network, whose nodes are gone; otherwise, the engine refuses. */
  void removeNetwork() {
    docker.command("network", "rm", network).run();
  }

  /**
   * Create a command that makes a cluster.
   *
   * @param image the image of all nodes, whatever the config says; empty for those of the config
   */
  Command create(String name, Path config, Path root, Optional<String> image, Path kubeconfig) {
    List<String> more = new ArrayList<>(List.of("--config", config.toString(), "--retain"));
    image.ifPresent(it -> more.addAll(List.of("--image", it)));
    return command("create", name, kubeconfig, more.toArray(String[]::new)).in(root);
  }

  Command delete(String name, Path kubeconfig) {
    return command("delete", name, kubeconfig).withLimit(Duration.ofMinutes(2));
  }

  /** Return kind's own version line. */
  String version() {
    return Command.of(binary.toString(), "version").output().strip();
  }

  private Command command(String verb, String name, Path kubeconfig, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of(binary.toString(), verb, "cluster", "--name", name));
    arguments.addAll(List.of("--kubeconfig", kubeconfig.toString()));
    arguments.addAll(List.of(more));
    Map<String, String> environment = new HashMap<>(docker.environment());
    environment.put("KIND_EXPERIMENTAL_DOCKER_NETWORK", network);
    environment.put("KIND_EXPERIMENTAL_PROVIDER", "docker");
    environment.put("KUBECONFIG", kubeconfig.toString());
    return Command.of(arguments).withEnvironment(environment);
  }
}
