package io.github.kindproof.suites;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.probe.AnsweredProbe;
import io.github.kindproof.workload.probe.ProbeReport;
import java.nio.file.Path;

/** The probe in a pod, as the suites ask it. */
final class ProbePod {
  private static final String MANIFEST = "manifests/probe.yaml";

  private ProbePod() {}

  /** On whichever node the scheduler picks. */
  static PodObservation in(Cluster cluster) {
    return AnsweredProbe.observe(cluster.apply(MANIFEST), "probe");
  }

  /** On this node, also if it is the control plane. */
  static PodObservation on(NodeShell node, Cluster cluster) {
    return AnsweredProbe.observe(
        cluster.apply(Manifest.read(Path.of(MANIFEST)).on(node.container())), "probe");
  }

  static ProbeReport report(PodObservation pod) {
    return ProbeReport.parse(pod.log());
  }
}
