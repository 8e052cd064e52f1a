package io.github.kindproof.junit;

import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.ClusterShape;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.SeccompDefaultNodes;
import io.github.kindproof.cluster.access.Kubeconfig;
import io.github.kindproof.cluster.existing.ExistingProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The clusters that a {@link SeccompTest} requests. All its values are checked here, before
 * anything boots; the message about a wrong one names the class.
 *
 * @param parameters the run's configuration parameters
 */
record WantedClusters(
    SeccompTest wanted,
    Class<?> tests,
    TestRun run,
    Function<String, Optional<String>> parameters) {
  private static final String PLAIN = "kind-configs/plain.yaml";
  private static final String VERSIONS_PARAMETER = "kindproof.kubernetes";
  private static final String RUNTIMES_PARAMETER = "kindproof.runtime";
  private static final String PROVIDER_PARAMETER = "kindproof.provider";
  private static final String KUBECONFIG_PARAMETER = "kindproof.kubeconfig";
  private static final String CONTEXT_PARAMETER = "kindproof.context";
  private static final String YES_ON_PARAMETER = "kindproof.yes-on";

  /**
   * Return one spec for each version and runtime, without duplicates.
   *
   * @throws BadInputException if a value is wrong, or two conflict
   */
  List<ClusterSpec> specs() {
    String provider = provider();
    boolean isKind = provider.equals(ClusterSource.KIND);
    List<KubernetesVersion> nodes = nodes();
    Optional<ClusterIntent> intent =
        isByConfig(isKind) ? Optional.empty() : Optional.of(intent(isKind));
    ClusterShape config = config();
    List<KubernetesVersion> versions =
        named("kubernetes", wanted.kubernetes(), VERSIONS_PARAMETER, run.versions()::get);
    List<NodeRuntime> runtimes =
        named("runtimes", wanted.runtimes(), RUNTIMES_PARAMETER, run.runtimes()::get);
    ClusterSource source = source(provider);
    ClusterShape shape = intent.map(source::shape).orElse(config);
    List<KubernetesVersion> controlPlanes =
        nodes.isEmpty() ? versions(versions, source) : nodes.subList(0, 1);
    List<KubernetesVersion> workers = nodes.isEmpty() ? nodes : nodes.subList(1, nodes.size());
    return controlPlanes.stream()
        .map(version -> ClusterSpec.of(shape, version).from(source.provider()))
        .map(spec -> checked(in("nodes", List.of(wanted.nodes())), () -> spec.withWorkers(workers)))
        .flatMap(spec -> orElse(runtimes, NodeRuntime.own()).stream().map(spec::with))
        .toList();
  }

  // Provider

  /** Return whether the clusters exist already, whoever created them. */
  boolean isExisting() {
    return provider().equals(ClusterSource.EXISTING);
  }

  private String provider() {
    Optional<String> ofRun = parameters.apply(PROVIDER_PARAMETER);
    String name =
        wanted.provider().isEmpty() ? ofRun.orElse(ClusterSource.KIND) : wanted.provider();
    String where =
        wanted.provider().isEmpty()
            ? inRun(PROVIDER_PARAMETER, name)
            : in("provider", quoted(name));
    return checked(where, () -> run.providers().get(name)).name();
  }

  private ClusterSource source(String provider) {
    if (!provider.equals(ClusterSource.EXISTING)) {
      return ClusterSource.of(provider);
    }
    Kubeconfig named =
        Kubeconfig.named(
                parameters.apply(KUBECONFIG_PARAMETER).map(Path::of).orElse(null),
                parameters.apply(CONTEXT_PARAMETER).orElse(null))
            .meant(parameters.apply(YES_ON_PARAMETER).orElse(null));
    return new ClusterSource(provider, Optional.of(named.existing()));
  }

  // Shape

  /** Only kind reads a config; other providers reject a config themselves. */
  private boolean isByConfig(boolean isKind) {
    boolean isDescribed =
        !wanted.seccompDefault().isEmpty()
            || !wanted.profiles().isEmpty()
            || wanted.apiServerGates().length > 0;
    boolean countsWorkers = wanted.workers() != SeccompTest.AS_USUAL || wanted.nodes().length > 0;
    if (wanted.config().isEmpty()) {
      return isKind && !isDescribed && !countsWorkers;
    }
    if (isDescribed) {
      throw new BadInputException(
          in("config", quoted(wanted.config())),
          "conflicts with seccompDefault, profiles and apiServerGates",
          "remove one of them: your config is never changed");
    }
    if (countsWorkers) {
      throw new BadInputException(
          in("workers", wanted.workers()), "the config determines the workers", "leave it out");
    }
    return true;
  }

  private String configName() {
    return wanted.config().isEmpty() ? PLAIN : wanted.config();
  }

  private ClusterShape config() {
    String where = in("config", quoted(configName()));
    var config = checked(where, () -> ClusterShape.ByConfig.of(run.files(), configName()));
    if (Files.isDirectory(config.file())) {
      throw new BadInputException(where, "is a folder", "specify a file in it");
    }
    return config;
  }

  private ClusterIntent intent(boolean isKind) {
    int usual = isKind ? 1 : 0;
    int counted = wanted.workers() == SeccompTest.AS_USUAL ? usual : wanted.workers();
    int workers = wanted.nodes().length > 0 ? wanted.nodes().length - 1 : counted;
    if (workers < 0) {
      throw new BadInputException(
          in("workers", workers), "not a number of workers", "use 0 or more");
    }
    String nodes = wanted.seccompDefault().isEmpty() ? "none" : wanted.seccompDefault();
    return new ClusterIntent(
        workers,
        SeccompDefaultNodes.of(in("seccompDefault", quoted(nodes)), nodes, workers),
        Optional.of(wanted.profiles()).filter(it -> !it.isEmpty()).map(this::folder),
        List.of(wanted.apiServerGates()));
  }

  private String folder(String name) {
    Path folder = Path.of(name).toAbsolutePath();
    if (!Files.isDirectory(folder)) {
      throw new BadInputException(
          in("profiles", quoted(name)),
          "no such folder",
          "specify a folder with profiles; the path is " + folder);
    }
    return folder.toString();
  }

  // Versions and runtimes

  /** Return the version of each node, if the annotation names them. */
  private List<KubernetesVersion> nodes() {
    if (wanted.nodes().length == 0) {
      return List.of();
    }
    String where = in("nodes", List.of(wanted.nodes()));
    if (wanted.kubernetes().length > 0
        || wanted.workers() != SeccompTest.AS_USUAL
        || !wanted.config().isEmpty()) {
      throw new BadInputException(
          where, "conflicts with kubernetes, workers and config", "remove them");
    }
    return Stream.of(wanted.nodes())
        .map(name -> checked(where, () -> run.versions().get(name)))
        .toList();
  }

  private List<KubernetesVersion> versions(List<KubernetesVersion> named, ClusterSource source) {
    return source
        .existing()
        .map(it -> List.of(run.versions().observed(ExistingProvider.versionOf(it, run.progress()))))
        .orElseGet(() -> orElse(named, run.versions().standard()));
  }

  /** Return the annotation's values, or else those in the run's configuration, each once. */
  private <T> List<T> named(
      String value, String[] given, String parameter, Function<String, T> known) {
    Stream<T> named =
        given.length > 0
            ? Stream.of(given)
                .map(name -> checked(in(value, quoted(name)), () -> known.apply(name)))
            : parameters.apply(parameter).stream()
                .flatMap(names -> Arrays.stream(names.split(",")))
                .map(String::strip)
                .map(name -> checked(inRun(parameter, name), () -> known.apply(name)));
    return named.distinct().toList();
  }

  private static <T> List<T> orElse(List<T> named, T usual) {
    return named.isEmpty() ? List.of(usual) : named;
  }

  // Errors

  /** Name the annotation's or the run's value as the place of an error. */
  private static <T> T checked(String where, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (BadInputException e) {
      throw e.in(where);
    }
  }

  private String in(String value, Object given) {
    return "@SeccompTest(%s = %s) on %s".formatted(value, given, tests.getName());
  }

  private static String inRun(String parameter, String given) {
    return parameter + " = " + quoted(given);
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
