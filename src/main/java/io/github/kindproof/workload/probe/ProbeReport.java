package io.github.kindproof.workload.probe;

import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.seccomp.SeccompStatus;
import io.github.kindproof.seccomp.Way;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import tools.jackson.databind.JsonNode;

/**
 * The probe's findings in its container: its seccomp state and the result of every syscall.
 *
 * <p>Rows are names of syscalls, or a syscall with an argument where filters check it: {@code
 * socket(AF_VSOCK)}.
 *
 * @param kernel the kernel's release
 * @param machine the kernel's name of the architecture, for example {@code x86_64}
 * @param status the seccomp state
 * @param capabilities the effective capabilities, as 16 hexadecimal digits
 * @param hasBaseline whether it could compare with a run of the same capabilities without a filter
 * @param blockedBySeccomp denied here but not without a filter, or killed
 * @param blockedByCapability denied without a filter too
 * @param blockedByEither denied under a filter, with no baseline to tell why
 * @param absent missing from the kernel; without a baseline, a filter may have caused this
 * @param neverFiltered syscalls that this kernel never filters; empty if the container may not
 *     install a filter, which the probe needs to find out
 * @param ways the state of each way into the kernel; empty if the probe was too old to try them
 * @param partialDenials the syscalls that are denied by one way and not by another
 * @param answers an errno's name, {@code OK}, {@code hangs} or a signal's name, by row
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ProbeReport(
    String kernel,
    String machine,
    SeccompStatus status,
    String capabilities,
    boolean hasBaseline,
    SortedSet<String> blockedBySeccomp,
    SortedSet<String> blockedByCapability,
    SortedSet<String> blockedByEither,
    SortedSet<String> absent,
    SortedSet<String> neverFiltered,
    SortedMap<Way, WayState> ways,
    List<PartialDenial> partialDenials,
    Map<String, String> answers) {

  /**
   * Parse the probe's output: its line of JSON, with or without the table before it.
   *
   * @throws IllegalArgumentException if the text has no such line, or it is cut off
   */
  public static ProbeReport parse(String output) {
    String line =
        output
            .lines()
            .filter(each -> each.startsWith("{"))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("the probe printed no JSON: " + end(output)));
    return JsonText.parse(line)
        .map(ProbeReport::of)
        .orElseThrow(
            () -> new IllegalArgumentException("the probe's JSON is damaged: " + end(line)));
  }

  /** Return whether the output of a probe so far contains a whole report. */
  static boolean isIn(String output) {
    try {
      parse(output);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Return the number of rows that a filter certainly or possibly blocks. */
  public int blockedCount() {
    return blockedBySeccomp.size() + blockedByEither.size();
  }

  /** Return the partial denials in words, one per line. */
  public String partialDenialWords() {
    return partialDenials.isEmpty()
        ? "(none)"
        : partialDenials.stream().map(PartialDenial::toString).collect(Collectors.joining("\n"));
  }

  private static ProbeReport of(JsonNode report) {
    return new ProbeReport(
        required(report, "kernel").asString(""),
        required(report, "machine").asString(""),
        status(report),
        required(report, "capabilities").asString(""),
        required(report, "baseline").asBoolean(false),
        names(report, "blockedBySeccomp"),
        names(report, "blockedByCapability"),
        names(report, "blockedByEither"),
        names(report, "absent"),
        names(report.path("neverFiltered")),
        ways(report.path("ways")),
        partialDenials(report.path("deniedHereOpenThere")),
        texts(required(report, "answers")));
  }

  private static SortedMap<Way, WayState> ways(JsonNode states) {
    TreeMap<Way, WayState> ways = new TreeMap<>();
    texts(states).forEach((word, state) -> ways.put(Way.of(word), WayState.of(state)));
    return Collections.unmodifiableSortedMap(ways);
  }

  private static List<PartialDenial> partialDenials(JsonNode calls) {
    List<PartialDenial> denials = new ArrayList<>();
    calls.forEach(
        it ->
            denials.add(
                new PartialDenial(
                    required(it, "call").asString(""),
                    waysIn(required(it, "denied")),
                    waysIn(required(it, "open")))));
    return Collections.unmodifiableList(denials);
  }

  /** The keys, without the answers. */
  private static SortedSet<Way> waysIn(JsonNode answers) {
    TreeSet<Way> ways = new TreeSet<>();
    answers.propertyNames().forEach(word -> ways.add(Way.of(word)));
    return ways;
  }

  private static Map<String, String> texts(JsonNode object) {
    TreeMap<String, String> texts = new TreeMap<>();
    object.properties().forEach(it -> texts.put(it.getKey(), it.getValue().asString("")));
    return Collections.unmodifiableMap(texts);
  }

  private static SeccompStatus status(JsonNode report) {
    JsonNode filters = report.get("seccompFilters");
    return new SeccompStatus(
        SeccompMode.of(required(report, "seccomp").asInt(-1)),
        filters == null ? OptionalInt.empty() : OptionalInt.of(filters.asInt(0)),
        required(report, "noNewPrivs").asBoolean(false));
  }

  private static SortedSet<String> names(JsonNode report, String field) {
    return names(required(report, field));
  }

  private static SortedSet<String> names(JsonNode array) {
    TreeSet<String> names = new TreeSet<>();
    array.forEach(name -> names.add(name.asString("")));
    return Collections.unmodifiableSortedSet(names);
  }

  private static JsonNode required(JsonNode report, String field) {
    JsonNode value = report.get(field);
    if (value == null) {
      throw new IllegalArgumentException("the probe's JSON has no field " + field);
    }
    return value;
  }

  private static String end(String output) {
    String text = output.strip();
    return text.isEmpty() ? "(nothing)" : text.substring(text.lastIndexOf('\n') + 1);
  }
}
