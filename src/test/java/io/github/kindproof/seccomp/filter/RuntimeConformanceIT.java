package io.github.kindproof.seccomp.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.kindproof.PageSection;
import io.github.kindproof.internal.engine.Docker;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What runtimes make of unusual profiles is what docs/runtimes.md says. */
@Order(1)
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class RuntimeConformanceIT {
  private static final PageSection TABLE =
      new PageSection(Path.of("docs/runtimes.md"), "conformance");

  /** {@code -Dkindproof.update} writes the table. */
  @Test
  void eachRuntimeAnswersAsThePageSays() {
    assumeThat(Rust.isThere()).as("cargo, to compile youki, which is in the table").isTrue();
    List<ConformanceCase> cases = ConformanceCase.read("conformance.yaml");
    Map<OracleRuntime, List<OracleAnswer>> answers = ask(cases);
    ConformanceTable table = new ConformanceTable(OracleRuntime.all());
    for (int at = 0; at < cases.size(); at++) {
      ConformanceCase asked = cases.get(at);
      Map<OracleRuntime, String> words = new HashMap<>();
      for (Map.Entry<OracleRuntime, List<OracleAnswer>> each : answers.entrySet()) {
        words.put(each.getKey(), asked.answer(each.getValue().get(at)));
      }
      table.add(asked, words);
    }
    if (System.getProperty("kindproof.update") != null) {
      TABLE.write(table.text());
    }
    assertThat(TABLE.text()).isEqualTo(table.text());
  }

  private static Map<OracleRuntime, List<OracleAnswer>> ask(List<ConformanceCase> cases) {
    FilterOracle oracle = FilterOracle.of(new Docker(Map.of()));
    List<String> profiles = cases.stream().map(it -> it.json().toString()).toList();
    Map<OracleRuntime, List<OracleAnswer>> answers = new HashMap<>();
    OracleRuntime.all().forEach(it -> answers.put(it, oracle.build(it, profiles)));
    return answers;
  }
}
