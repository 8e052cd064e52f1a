package io.github.kindproof.cluster.session;

import io.github.kindproof.BadInputException;
import io.github.kindproof.cluster.ClusterProvider;
import io.github.kindproof.cluster.ClusterProviderFactory;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.Reuse;
import io.github.kindproof.cluster.RunFolder;
import io.github.kindproof.cluster.existing.ExistingProvider;
import io.github.kindproof.cluster.kind.KindProvider;
import io.github.kindproof.cluster.kind.ReusingKind;
import io.github.kindproof.internal.io.yaml.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The providers that a run can use: kind, existing clusters, and K3s and others on the class path.
 *
 * @param all providers with distinct names
 */
public record Providers(List<ClusterProvider> all) {
  public Providers {
    all = List.copyOf(all);
  }

  static Providers of(
      EngineOfRun context, RunFolder folder, Optional<Reuse> reuse, Runnable makeRoom) {
    KindProvider kind = new KindProvider(context, context::kind, folder.path());
    List<ClusterProvider> all = new ArrayList<>();
    all.add(
        reuse
            .<ClusterProvider>map(it -> new ReusingKind(kind, context, it, folder, makeRoom))
            .orElse(kind));
    all.add(new ExistingProvider(context.run()));
    ServiceLoader.load(ClusterProviderFactory.class)
        .forEach(factory -> all.add(factory.open(context)));
    return new Providers(all);
  }

  /** Return the provider of this cluster. */
  public ClusterProvider of(ClusterSpec spec) {
    return get(spec.provider());
  }

  /**
   * Return the provider with this name.
   *
   * @throws BadInputException if there is none
   */
  public ClusterProvider get(String name) {
    return all.stream()
        .filter(provider -> provider.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "provider '" + name + "'",
                    "no provider has this name",
                    Nearest.offer(name, names(), "choose one of " + String.join(", ", names()))));
  }

  private List<String> names() {
    return all.stream().map(ClusterProvider::name).toList();
  }
}
