package io.github.kindproof.internal.doctor;

import io.github.kindproof.internal.doctor.Finding.Level;
import io.github.kindproof.internal.doctor.MachineFacts.SeccompActions;
import io.github.kindproof.internal.engine.BoundingSet;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.engine.Engine;
import io.github.kindproof.internal.engine.EngineState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Machines that together have every finding for which there is something to do. */
final class UnfitMachines {
  private static final long GIB = 1L << 30;

  private UnfitMachines() {}

  static List<Finding> findings() {
    return Stream.of(
            machine(new EngineState.Absent(), true, 1, List.of("errno"), 1),
            machine(new EngineState.Absent(), false, 1, List.of("errno"), 1),
            machine(engine(1), true, 1, List.of(), 2),
            machine(engine(0), true, 1, List.of(), 2))
        .flatMap(machine -> Rules.findings(machine).stream())
        .filter(finding -> finding.level() != Level.OK)
        .distinct()
        .sorted((a, b) -> a.subject().compareToIgnoreCase(b.subject()))
        .toList();
  }

  private static MachineFacts machine(
      EngineState engine, boolean root, int disk, List<String> actions, int memory) {
    return new MachineFacts(
        engine,
        root,
        false,
        Optional.empty(),
        Optional.empty(),
        11,
        new BoundingSet(0x1fffeffffffL, 40),
        new SeccompActions(actions, List.of("errno")),
        true,
        Path.of("/var/lib/docker"),
        disk * GIB,
        memory * GIB,
        OptionalLong.of(128),
        OptionalLong.of(8192),
        List.of());
  }

  static EngineState engine(int cgroupVersion) {
    return new EngineState.Running(
        new Engine(
            new Docker(Map.of()),
            "unix:///var/run/docker.sock",
            "28.2.2",
            cgroupVersion,
            "systemd",
            Path.of("/var/lib/docker")));
  }
}
