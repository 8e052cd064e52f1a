package io.github.kindproof.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The processes of a pod as text: a row for each, with the profile that it should have. Pure. */
final class ProcessTable {
  private static final List<String> HEAD =
      List.of("container", "kind", "process", "pid", "seccomp", "should have", "command");

  private ProcessTable() {}

  static String of(List<ContainerObservation> containers) {
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    containers.stream().flatMap(ProcessTable::rows).forEach(rows::add);
    List<Integer> widths =
        IntStream.range(0, HEAD.size())
            .map(at -> rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0))
            .boxed()
            .toList();
    return String.join("\n", rows.stream().map(row -> line(row, widths)).toList());
  }

  private static Stream<List<String>> rows(ContainerObservation container) {
    ContainerProcesses read = container.processes();
    if (read.all().isEmpty()) {
      return Stream.of(row(container, read.unread(), "-", "-", ""));
    }
    return read.all().stream()
        .map(
            it ->
                row(
                    container,
                    it.origin().words(),
                    String.valueOf(it.pid()),
                    it.seccomp().described(),
                    it.command()));
  }

  private static List<String> row(
      ContainerObservation container, String process, String pid, String seccomp, String command) {
    return List.of(
        container.name(),
        container.kind().words(),
        process,
        pid,
        seccomp,
        ConfinementRules.wanted(container),
        command);
  }

  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int at = 0; at < row.size(); at++) {
      String cell = row.get(at);
      line.append(cell).append(" ".repeat(widths.get(at) - cell.length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
