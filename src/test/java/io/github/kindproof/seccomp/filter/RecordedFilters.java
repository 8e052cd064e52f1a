package io.github.kindproof.seccomp.filter;

import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.seccomp.SeccompProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What some runtimes made of the cases, to be compared with where there is no engine. */
final class RecordedFilters {
  private static final String FILE = "recorded-filters.txt";
  private static final String SEPARATOR = "\t";

  private RecordedFilters() {}

  /**
   * An answer.
   *
   * @param name the case
   */
  record Recorded(String name, OracleRuntime runtime, OracleAnswer answer) {}

  static List<Recorded> read() {
    return PackagedFile.text(RecordedFilters.class, FILE)
        .lines()
        .map(RecordedFilters::parse)
        .toList();
  }

  private static Recorded parse(String line) {
    String[] fields = line.split(SEPARATOR);
    return new Recorded(
        fields[0], new OracleRuntime(fields[1], fields[2]), RunningOracle.parse(fields[3]));
  }

  /** Write what the runtimes make of the cases today. */
  static void write(FilterOracle oracle, Map<String, SeccompProfile> cases) {
    List<String> lines = new ArrayList<>();
    for (OracleRuntime runtime : OracleRuntime.recorded()) {
      try (RunningOracle running = oracle.start(runtime)) {
        cases.forEach(
            (name, profile) ->
                lines.add(
                    String.join(
                        SEPARATOR,
                        name,
                        runtime.runtime(),
                        runtime.libseccomp(),
                        running.answer(profile.toJson()))));
      }
    }
    try {
      Files.write(FilterCases.FOLDER.resolve(FILE), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
