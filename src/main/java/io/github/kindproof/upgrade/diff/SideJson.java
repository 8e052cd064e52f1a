package io.github.kindproof.upgrade.diff;

import io.github.kindproof.BadInputException;
import io.github.kindproof.Evidence;
import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.internal.report.ResultMapper;
import io.github.kindproof.internal.report.WholeFile;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.OutcomeKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file format for a side, so that it can be compared with another later: {@code
 * {"schema":"kindproof-side/1","versions":{…},"workloads":[…],"configs":[…],"runtimeDefault":{…},
 * "unseen":[…],"recorded":{…}}}.
 */
public final class SideJson {
  /** The schema that this version writes and reads. */
  public static final String SCHEMA = "kindproof-side/1";

  private static final String REMEDY = "give a side that `kindproof diff` saved";

  private SideJson() {}

  /** Write a side to a file. */
  public static void write(Path file, Side side) {
    WholeFile.write(file, json(side));
  }

  /**
   * Read a side from a file.
   *
   * @throws BadInputException if the file has another shape or schema
   */
  public static Side read(Path file) {
    JsonMapper mapper = ResultMapper.builder().build();
    return ResultMapper.read(mapper, file, SCHEMA, Document.class, Document::side, REMEDY);
  }

  static String json(Side side) {
    return JsonText.indented(Document.of(side));
  }

  /** The document, with components in the order of the keys in the file. */
  record Document(
      String schema,
      String seenAt,
      SideVersions versions,
      List<Workload> workloads,
      List<ConfigSeen> configs,
      @Nullable RuntimeDefaultSeen runtimeDefault,
      List<NotObserved> unseen,
      SortedMap<String, JsonNode> recorded) {

    static Document of(Side side) {
      return new Document(
          SCHEMA,
          side.seenAt().toString(),
          side.versions(),
          side.workloads().stream().map(Workload::of).toList(),
          side.configs(),
          side.runtimeDefault(),
          side.unseen(),
          side.recorded());
    }

    Side side() {
      return new Side(
          versions,
          Instant.parse(seenAt),
          workloads.stream().map(Workload::seen).toList(),
          configs,
          runtimeDefault,
          unseen,
          recorded);
    }
  }

  record Workload(
      String name,
      String outcome,
      boolean works,
      @Nullable Boolean serves,
      String because,
      String seccomp,
      boolean namesProfile,
      List<Evidence> evidence) {

    static Workload of(WorkloadSeen seen) {
      return new Workload(
          seen.name(),
          seen.outcome().toString(),
          seen.outcome().isWorking(),
          seen.serves(),
          seen.because(),
          seen.seccomp() == null ? "" : seen.seccomp().word(),
          seen.namesProfile(),
          seen.evidence());
    }

    WorkloadSeen seen() {
      return new WorkloadSeen(
          name,
          OutcomeKind.of(outcome),
          serves,
          because,
          seccomp.isEmpty() ? null : SeccompMode.of(seccomp),
          namesProfile,
          evidence);
    }
  }
}
