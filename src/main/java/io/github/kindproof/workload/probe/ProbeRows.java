package io.github.kindproof.workload.probe;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** The rows of a probe's report in words. Pure. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ProbeRows {
  /** What the probe tries in a row whose name alone would say more than the row does. */
  private static final Map<String, String> TRIED = Map.of("socket", "an unknown family");

  private ProbeRows() {}

  /** Return a row with what the probe tried: {@code socket(an unknown family)}. */
  public static String words(String row) {
    String tried = TRIED.get(row);
    return tried == null ? row : row + "(" + tried + ")";
  }

  /** Return rows in words, in their order. */
  public static String joined(Collection<String> rows, String separator) {
    return rows.stream().map(ProbeRows::words).collect(Collectors.joining(separator));
  }
}
