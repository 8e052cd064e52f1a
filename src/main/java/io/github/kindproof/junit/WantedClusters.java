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
 * What clusters a {@link SeccompTest} asks for. Each of its values is checked here, before anything
 * boots; one that is wrong is named with its class.
 *
 * @param wanted the annotation
 * @param tests the class that has it
 * @param run what is known and given
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
   * One for each version and runtime, none of them twice.
   *
   * @throws BadInputException if a value is wrong, or two do not go together
   */
  List<ClusterSpec> specs() {
    String provider = provider();
    boolean isKind = provider.equals(ClusterSource.KIND);
    Optional<ClusterIntent> intent =
        isByConfig(isKind) ? Optional.empty() : Optional.of(intent(isKind));
    Path config = config();
    List<KubernetesVersion> versions =
        named("kubernetes", wanted.kubernetes(), VERSIONS_PARAMETER, run.versions()::get);
    List<NodeRuntime> runtimes =
        named("runtimes", wanted.runtimes(), RUNTIMES_PARAMETER, run.runtimes()::get);
    ClusterSource source = source(provider);
    return versions(versions, source).stream()
        .map(version -> spec(intent, config, version, source))
        .flatMap(spec -> orElse(runtimes, NodeRuntime.own()).stream().map(spec::with))
        .toList();
  }

  private ClusterSpec spec(
      Optional<ClusterIntent> intent,
      Path config,
      KubernetesVersion version,
      ClusterSource source) {
    ClusterShape shape =
        intent
            .map(source::shape)
            .orElseGet(() -> new ClusterShape.ByConfig(config, run.files().rootOf(configName())));
    return ClusterSpec.of(shape, version).from(source.provider());
  }

  // From whom

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

  // What they are like

  /** Only kind reads a config; other providers reject a config themselves. */
  private boolean isByConfig(boolean isKind) {
    boolean isDescribed = !wanted.seccompDefault().isEmpty() || !wanted.profiles().isEmpty();
    boolean countsWorkers = wanted.workers() != SeccompTest.AS_USUAL;
    if (wanted.config().isEmpty()) {
      return isKind && !isDescribed && !countsWorkers;
    }
    if (isDescribed) {
      throw new BadInputException(
          in("config", quoted(wanted.config())),
          "has also seccompDefault or profiles",
          "leave one out: a config of yours is never changed");
    }
    if (countsWorkers) {
      throw new BadInputException(
          in("workers", wanted.workers()), "the config says how many there are", "leave it out");
    }
    return true;
  }

  private String configName() {
    return wanted.config().isEmpty() ? PLAIN : wanted.config();
  }

  private Path config() {
    String where = in("config", quoted(configName()));
    Path file = checked(where, () -> run.files().find(configName()));
    if (Files.isDirectory(file)) {
      throw new BadInputException(where, "is a folder", "name a file in it");
    }
    return file;
  }

  private ClusterIntent intent(boolean isKind) {
    int usual = isKind ? 1 : 0;
    int workers = wanted.workers() == SeccompTest.AS_USUAL ? usual : wanted.workers();
    if (workers < 0) {
      throw new BadInputException(in("workers", workers), "no number of workers", "give 0 or more");
    }
    String nodes = wanted.seccompDefault().isEmpty() ? "none" : wanted.seccompDefault();
    return new ClusterIntent(
        workers,
        SeccompDefaultNodes.of(in("seccompDefault", quoted(nodes)), nodes, workers),
        Optional.of(wanted.profiles()).filter(it -> !it.isEmpty()).map(this::folder));
  }

  private String folder(String name) {
    Path folder = Path.of(name).toAbsolutePath();
    if (!Files.isDirectory(folder)) {
      throw new BadInputException(
          in("profiles", quoted(name)),
          "no such folder",
          "name one with profiles; it is looked for at " + folder);
    }
    return folder.toString();
  }

  // On what

  private List<KubernetesVersion> versions(List<KubernetesVersion> named, ClusterSource source) {
    return source
        .existing()
        .map(it -> List.of(run.versions().observed(ExistingProvider.versionOf(it))))
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

  // What is wrong

  /** Names the value in place of what whoever reads it knows. */
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
