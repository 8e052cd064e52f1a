package io.github.kindproof.internal.report;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The header of a report.
 *
 * @param title for example {@code Seccomp tutorial}
 * @param facts what is needed to repeat the run, in this order: host kernel, engine, kind, the
 *     origin of the images
 */
public record RunInfo(String title, Instant started, Map<String, String> facts) {
  public RunInfo {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }
}
