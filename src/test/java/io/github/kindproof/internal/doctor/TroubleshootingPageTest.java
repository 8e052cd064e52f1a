package io.github.kindproof.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.PageSection;
import io.github.kindproof.internal.doctor.Finding.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tables of docs/troubleshooting.md have what doctor finds, and each fault of the code. */
class TroubleshootingPageTest {
  private static final Path PAGE = Path.of("docs/troubleshooting.md");

  /** The sections of the page, by the packages that report their faults. */
  private static final Map<String, String> SECTIONS = new LinkedHashMap<>();

  static {
    SECTIONS.put("The container engine", "internal.engine");
    SECTIONS.put("Images", "internal.image");
    SECTIONS.put("Setup", "internal.setup");
    SECTIONS.put("Clusters", "cluster|catalog|testcontainers|junit");
    SECTIONS.put("Nodes and the kernel log", "node");
    SECTIONS.put("Workloads", "workload");
    SECTIONS.put("Ways to a profile", "leastprivilege");
    SECTIONS.put("Upgrades", "upgrade|tutorial");
    SECTIONS.put("Checks of existing clusters", "fleet|internal.api");
    SECTIONS.put("Files, programs and the command", "internal.io|internal.report|seccomp|cli");
  }

  private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");

  private static List<Fault> faults = List.of();

  @BeforeAll
  static void read() throws IOException {
    faults = Fault.in(Path.of("src/main/java"));
  }

  @Test
  void hasAllFindings() {
    assertIsWritten("findings", findings());
  }

  @Test
  void hasAllFaults() {
    assertIsWritten("faults", faults());
  }

  /** {@code mvn test -Dtest=TroubleshootingPageTest -Dkindproof.update} writes the tables. */
  private static void assertIsWritten(String name, String table) {
    PageSection section = new PageSection(PAGE, name);
    if (System.getProperty("kindproof.update") != null) {
      section.write(table);
    }
    assertThat(section.text()).isEqualTo(table);
  }

  @Test
  void theMachinesOfTheTestHaveEachFindingOfDoctor() {
    List<Finding> findings = UnfitMachines.findings();
    assertThat(faults)
        .filteredOn(fault -> fault.type().startsWith("Finding.") && isReadable(fault))
        .isNotEmpty()
        .allSatisfy(
            fault ->
                assertThat(findings)
                    .anySatisfy(
                        finding -> {
                          assertThat(finding.detail()).matches(pattern(fault.message()));
                          assertThat(finding.remedy()).matches(pattern(fault.remedy()));
                        }));
  }

  @Test
  void eachFaultBelongsToASection() {
    assertThat(faults)
        .filteredOn(fault -> !fault.type().startsWith("Finding."))
        .isNotEmpty()
        .allSatisfy(fault -> assertThat(section(fault)).isNotEmpty());
  }

  private static Pattern pattern(String text) {
    return Pattern.compile(
        Pattern.compile("…")
                .splitAsStream(text)
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"))
            + (text.endsWith("…") ? ".*" : ""));
  }

  private static String findings() {
    List<String> lines = new ArrayList<>();
    lines.add("| subject | finding | what to do |");
    lines.add("|---|---|---|");
    for (Finding finding : UnfitMachines.findings()) {
      lines.add(
          row(
              finding.subject(),
              (finding.level() == Level.PROBLEM ? "**problem:** " : "") + text(finding.detail()),
              text(finding.remedy())));
    }
    return String.join("\n", lines);
  }

  private static String faults() {
    Map<String, Map<String, Collection<String>>> sections = new LinkedHashMap<>();
    SECTIONS.keySet().forEach(it -> sections.put(it, new TreeMap<>(String.CASE_INSENSITIVE_ORDER)));
    for (Fault fault : faults) {
      if (!fault.type().startsWith("Finding.") && isReadable(fault)) {
        Objects.requireNonNull(sections.get(section(fault)))
            .computeIfAbsent(fault.message(), it -> new TreeSet<>())
            .add(fault.remedy());
      }
    }
    List<String> lines = new ArrayList<>();
    sections.forEach(
        (title, rows) -> {
          lines.add("### " + title + "\n\n| message | what to do |\n|---|---|");
          rows.forEach(
              (message, remedies) ->
                  lines.add(row(text(message), text(String.join(", or ", remedies)))));
          lines.add("");
        });
    return String.join("\n", lines).strip();
  }

  /** Whether it has words of its own. Other faults pass on what another program says. */
  private static boolean isReadable(Fault fault) {
    return LETTERS.matcher(fault.message()).find() && LETTERS.matcher(fault.remedy()).find();
  }

  private static String section(Fault fault) {
    return SECTIONS.entrySet().stream()
        .filter(it -> fault.place().matches("(?:" + it.getValue() + ")\\..*"))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String text(String text) {
    return text.strip()
        .replaceAll("\\s+", " ")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replace("*", "\\*");
  }
}
