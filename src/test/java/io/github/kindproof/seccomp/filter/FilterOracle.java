package io.github.kindproof.seccomp.filter;

import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.image.build.TestImages;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The runtimes themselves: builds filters with the code of runc, of crun and of libseccomp. runc
 * builds thousands in a second, crun about forty.
 */
final class FilterOracle {
  private static final String RECIPE = "filter-builder";

  private final Docker docker;
  private final Map<String, String> images = new ConcurrentHashMap<>();

  private FilterOracle(Docker docker) {
    this.docker = docker;
  }

  /** Create the oracle. This builds its images if the engine does not have them. */
  static FilterOracle of(Docker docker) {
    FilterOracle oracle = new FilterOracle(docker);
    oracle.image(RECIPE);
    return oracle;
  }

  private String image(String recipe) {
    return images.computeIfAbsent(
        recipe,
        it -> {
          String name = "kindproof/" + it + ":1";
          TestImages.build(docker, it, Map.of(), name);
          return name;
        });
  }

  /**
   * Return the answer to each profile.
   *
   * @param profiles the JSON of {@code linux.seccomp} of the OCI's runtime specification
   */
  List<OracleAnswer> build(OracleRuntime runtime, List<String> profiles) {
    try (RunningOracle oracle = start(runtime)) {
      return profiles.stream().map(oracle::build).toList();
    }
  }

  /**
   * Start a runtime, to ask it for one answer after another. Each is asked in a state of its own.
   */
  RunningOracle start(OracleRuntime runtime) {
    return start(runtime, "");
  }

  /** Return the RuntimeDefault of a containerd, in JSON, as containerd's own code has it. */
  String runtimeDefault(String containerd) {
    return docker
        .command("run", "--rm", "--network=none", image(RECIPE), "/runtime-default-" + containerd)
        .output();
  }

  /** Start a runtime that keeps its state from answer to answer, as it does on a node. */
  RunningOracle startWithState(OracleRuntime runtime) {
    return start(runtime, "yes");
  }

  private RunningOracle start(OracleRuntime runtime, String keepState) {
    return new RunningOracle(
        docker
            .command(
                "run",
                "--rm",
                "-i",
                "--network=none",
                "--env=KEEP_STATE=" + keepState,
                image(runtime.recipe()),
                runtime.program())
            .start());
  }
}
