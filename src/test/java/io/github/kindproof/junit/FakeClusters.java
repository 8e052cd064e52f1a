package io.github.kindproof.junit;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.kindproof.Evidence;
import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterBuilder;
import io.github.kindproof.cluster.ClusterFeature;
import io.github.kindproof.cluster.ClusterProvider;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.NodeCount;
import io.github.kindproof.cluster.RunContext;
import io.github.kindproof.workload.Cause;
import io.github.kindproof.workload.Outcome;
import io.github.kindproof.workload.OutcomeKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider whose clusters are an API server each that runs nothing: booted in milliseconds. */
final class FakeClusters implements ClusterProvider, AutoCloseable {
  static final String NAME = "fake";

  /** A version on which this provider's clusters refuse to boot. */
  static final String REFUSED = "v1.22.7";

  private final Map<String, FakeApi> apis = new ConcurrentHashMap<>();
  private final List<String> booted = new CopyOnWriteArrayList<>();
  private final List<String> events = new CopyOnWriteArrayList<>();
  private final AtomicInteger alive = new AtomicInteger();
  private final AtomicInteger mostAlive = new AtomicInteger();
  private final RunContext run;

  FakeClusters(RunContext run) {
    this.run = run;
  }

  /** The API server of the cluster on this version. */
  FakeApi api(String version) {
    return Objects.requireNonNull(apis.get(version), version);
  }

  /** The versions of the clusters that were booted, in their order. */
  List<String> booted() {
    return booted;
  }

  /** What became of them, in its order: {@code boot v1.34.11}, {@code delete v1.34.11}. */
  List<String> events() {
    return events;
  }

  /** How many were there at once. */
  int mostAlive() {
    return mostAlive.get();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> cannotGive(ClusterSpec spec) {
    return Optional.empty();
  }

  @Override
  public Optional<String> lacks(ClusterFeature ability) {
    return Optional.of("nothing runs on it");
  }

  @Override
  public NodeCount nodesHere(ClusterSpec spec) {
    return NodeCount.ofCluster(0);
  }

  @Override
  public String madeOf(ClusterSpec spec) {
    return "nothing";
  }

  @Override
  public BootResult boot(ClusterSpec spec, String name) {
    String version = spec.kubernetes().version();
    booted.add(version);
    events.add("boot " + version);
    if (version.equals(REFUSED)) {
      Cause cause = Cause.of("refused", "see the journal", "the kubelet exits");
      return new BootResult.Refused(
          spec,
          Outcome.of(OutcomeKind.NODE_REFUSED, cause),
          List.of(new Evidence("kubelet.log", "the kubelet exits")),
          Duration.ZERO);
    }
    FakeApi api = new FakeApi();
    mostAlive.accumulateAndGet(alive.incrementAndGet(), Math::max);
    apis.put(version, api);
    Config config = new ConfigBuilder(Config.empty()).withMasterUrl(api.url()).build();
    KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build();
    Cluster cluster =
        new ClusterBuilder(run, spec, name, client)
            .madeFrom(new Evidence("how.txt", "made of nothing"))
            .deletedBy(
                () -> {
                  alive.decrementAndGet();
                  events.add("delete " + version);
                  api.close();
                })
            .build();
    return new BootResult.Booted(cluster, Duration.ZERO);
  }

  @Override
  public void stopBooting() {
    // They boot at once.
  }

  @Override
  public void close() {
    apis.values().forEach(FakeApi::close);
  }
}
