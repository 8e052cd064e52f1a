package io.github.kindproof.internal.image;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.SeccompStage;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.progress.Progress;
import java.util.List;
import java.util.Map;

/** A process of its own that pulls a node image as its environment says, and prints what it got. */
final class PullByEnvironment {
  private PullByEnvironment() {}

  public static void main(String[] arguments) {
    Images images =
        new Images(
            ImageMode.OFFICIAL,
            new Docker(Map.of()),
            new WorkloadImages(List.of()),
            new TinyBuild(),
            Progress.silent());
    ImageReference got =
        images.node(
            new KubernetesVersion(
                "v1.34.11",
                arguments[0],
                null,
                SeccompStage.GATE_REMOVED,
                "go1.26.0",
                List.of(),
                false));
    System.out.println(got.origin() + " " + got.reference());
  }
}
