package io.github.kindproof.cluster.kind.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.cluster.session.Preparation;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.internal.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares the warnings about a kubelet with the kubelet in a node image: whether it starts, by
 * itself in a container, with each combination of the setting and its gate.
 */
class KubeletStartIT {
  private static final List<String> SETTINGS = List.of("", "true", "false");
  private static final Pattern GATE = Pattern.compile("\\b(\\w+)=true\\|false");
  private static final List<String> GATES = List.of("", "true", "false");

  @TempDir Path folder;

  /**
   * A combination; an empty text stands for none.
   *
   * @param argument the value of {@code --seccomp-default}
   * @param gates the value of {@code --feature-gates}
   * @param gate the gate in the kubelet's file
   * @param field {@code seccompDefault} in that file
   */
  private record Combination(String argument, String gates, String gate, String field) {
    String config() {
      StringBuilder text = new StringBuilder("kind: Cluster\n");
      text.append("apiVersion: kind.x-k8s.io/v1alpha4\nkubeadmConfigPatches:\n- |\n");
      text.append("  kind: KubeletConfiguration\n").append(file().indent(2));
      text.append("- |\n  kind: InitConfiguration\n  nodeRegistration:\n    kubeletExtraArgs: {");
      List<String> arguments = new ArrayList<>();
      if (!argument.isEmpty()) {
        arguments.add("seccomp-default: \"" + argument + "\"");
      }
      if (!gates.isEmpty()) {
        arguments.add("feature-gates: \"" + gates + "\"");
      }
      return text.append(String.join(", ", arguments)).append("}\n").toString();
    }

    String file() {
      return (gate.isEmpty() ? "" : "featureGates: {SeccompDefault: " + gate + "}\n")
          + (field.isEmpty() ? "" : "seccompDefault: " + field + "\n");
    }

    String command() {
      return "try <<'EOF'%s%s\n%sEOF\n"
          .formatted(
              argument.isEmpty() ? "" : " '--seccomp-default=" + argument + "'",
              gates.isEmpty() ? "" : " '--feature-gates=" + gates + "'",
              file());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.24.17", "v1.34.11"})
  void warnsIfTheKubeletDoesNotStart(String version) throws IOException {
    List<Combination> combinations = combinations();
    Preparation preparation = Preparation.ofThisMachine(Progress.silent());
    KubernetesVersion kubernetes = preparation.versions().get(version);
    List<String> starts = starts(preparation, kubernetes, combinations);
    assertThat(starts).hasSameSizeAs(combinations).contains("started");
    for (int at = 0; at < combinations.size(); at++) {
      List<String> warnings = warnings(combinations.get(at), kubernetes);
      assertThat(warnings.stream().noneMatch(it -> it.matches(".*(not start|kubelet rejects).*")))
          .as("%s: %s, but %s", combinations.get(at), starts.get(at), warnings)
          .isEqualTo(starts.get(at).equals("started"));
    }
  }

  private static List<Combination> combinations() {
    List<Combination> combinations = new ArrayList<>();
    for (String argument : SETTINGS) {
      for (String gates : GATES) {
        String named = gates.isEmpty() ? "" : "SeccompDefault=" + gates;
        for (String gate : GATES) {
          for (String field : SETTINGS) {
            combinations.add(new Combination(argument, named, gate, field));
          }
        }
      }
    }
    combinations.add(new Combination("yes", "", "", ""));
    combinations.add(new Combination("T", "SeccompDefault=1", "", ""));
    combinations.add(new Combination("", "SeccompDefault", "", ""));
    combinations.add(new Combination("", "SeccompDefault=yes", "", ""));
    combinations.add(new Combination("", "seccompDefault=true", "", ""));
    combinations.add(new Combination("", " SeccompDefault = true ", "", "true"));
    for (String gates :
        List.of("AllAlpha=true", "AllAlpha=false", "AllBeta=true", "AllBeta=false")) {
      for (String gate : GATES) {
        combinations.add(new Combination("true", gates, gate, ""));
        combinations.add(new Combination("", gates, gate, "true"));
      }
    }
    combinations.add(new Combination("true", "AllAlpha=true,SeccompDefault=false", "", ""));
    return combinations;
  }

  private List<String> warnings(Combination combination, KubernetesVersion kubernetes)
      throws IOException {
    Path file = Files.writeString(folder.resolve("kind.yaml"), combination.config());
    return ConfigWarnings.of(KindConfig.read(file, folder), kubernetes).stream()
        .map(ConfigWarning::what)
        .toList();
  }

  private static List<String> starts(
      Preparation preparation, KubernetesVersion kubernetes, List<Combination> combinations) {
    String script =
        PackagedFile.text(KubeletStartIT.class, "kubelet-start.sh")
            + combinations.stream().map(Combination::command).collect(Collectors.joining());
    return run(preparation, kubernetes, script);
  }

  private static List<String> run(
      Preparation preparation, KubernetesVersion kubernetes, String script) {
    String image = preparation.images().node(kubernetes, NodeRuntime.own()).reference();
    return new Docker(Map.of())
        .command(
            List.of(
                "run",
                "--rm",
                "-i",
                "--privileged",
                "--network=none",
                "--tmpfs=/tmp",
                "--tmpfs=/run",
                "--entrypoint=/bin/bash",
                image,
                "-s"))
        .withInput(script)
        .withLimit(Duration.ofMinutes(10))
        .output()
        .lines()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.24.17", "v1.34.11"})
  void knowsTheArgumentsAndGatesOfTheKubelet(String version) {
    Preparation preparation = Preparation.ofThisMachine(Progress.silent());
    KubernetesVersion kubernetes = preparation.versions().get(version);
    List<String> help = run(preparation, kubernetes, "kubelet --help");
    Set<String> listed =
        help.stream()
            .filter(line -> line.matches(" +(-\\w, )?--[a-z0-9-]+.*"))
            .map(line -> line.replaceFirst(" +(-\\w, )?--([a-z0-9-]+).*", "$2"))
            .collect(Collectors.toCollection(TreeSet::new));
    // Our own images are compiled without what only cloud providers need.
    List<String> known =
        ConfigFields.PACKAGED.kubeletArguments().in(kubernetes.minor()).stream()
            .filter(it -> !it.matches("azure-.*|google-.*"))
            .toList();
    assertThat(known).containsExactlyInAnyOrderElementsOf(listed);
    List<String> gates =
        help.stream()
            .flatMap(line -> GATE.matcher(line).results())
            .map(gate -> gate.group(1))
            .toList();
    assertThat(gates).hasSizeGreaterThan(50);
    assertThat(ConfigFields.PACKAGED.featureGates().in(kubernetes.minor())).containsAll(gates);
  }
}
