package io.github.kindproof.internal.report;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was run, when and where: the head of a report.
 *
 * @param title what was run, for example {@code Seccomp tutorial}
 * @param started when it began
 * @param facts what a reader must know to run the same again, in this order: host kernel, engine,
 *     kind, where the images came from
 */
public record RunInfo(String title, Instant started, Map<String, String> facts) {
  public RunInfo {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }
}
