package io.github.kindproof.seccomp.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.PageSection;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.Syscall;
import io.github.kindproof.seccomp.SyscallTable;
import io.github.kindproof.seccomp.bpf.BpfProgram;
import io.github.kindproof.seccomp.bpf.SeccompData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * What releases of libseccomp make of the same profiles, under one runc, is what docs/runtimes.md
 * says.
 */
@Order(1)
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class LibseccompIT {
  private static final PageSection TABLE =
      new PageSection(Path.of("docs/runtimes.md"), "libseccomp");
  private static final Architecture MACHINE = Architecture.X86_64;

  /** {@code -Dkindproof.update} writes the table. */
  @Test
  void eachReleaseAnswersAsThePageSays() {
    List<OracleRuntime> runtimes = OracleRuntime.ofNewestRunc();
    FilterOracle oracle = FilterOracle.of(new Docker(Map.of()));
    List<ConformanceCase> cases = ConformanceCase.read("libseccomp.yaml");
    List<String> profiles =
        Stream.concat(cases.stream().map(it -> it.json().toString()), Stream.of(denyingEachName()))
            .toList();
    List<List<OracleAnswer>> answers =
        runtimes.stream().map(it -> oracle.build(it, profiles)).toList();

    List<String> lines = new ArrayList<>();
    lines.add(row("profile | asked", runtimes.stream().map(OracleRuntime::libseccomp).toList()));
    lines.add("|---|---|" + "---|".repeat(runtimes.size()));
    for (int at = 0; at < cases.size(); at++) {
      ConformanceCase asked = cases.get(at);
      int position = at;
      lines.add(
          row(
              "%s | `%s`".formatted(asked.profile(), asked.asked()),
              answers.stream().map(it -> asked.answer(it.get(position))).toList()));
    }
    lines.add(
        row(
            "each name of x86-64 is denied | each",
            answers.stream().map(it -> allowed(it.get(cases.size()))).toList()));
    String text = String.join("\n", lines);
    if (System.getProperty("kindproof.update") != null) {
      TABLE.write(text);
    }
    assertThat(TABLE.text()).isEqualTo(text);
  }

  private static String row(String about, List<String> answers) {
    return "| " + about + " | " + String.join(" | ", answers) + " |";
  }

  private static String denyingEachName() {
    return "{\"defaultAction\": \"SCMP_ACT_ALLOW\", \"syscalls\": [{\"action\": \"SCMP_ACT_ERRNO\", \"names\": [%s]}]}"
        .formatted(names().stream().map("\"%s\""::formatted).collect(Collectors.joining(", ")));
  }

  /** Return the names that the release does not know, so that the filter allows them. */
  private static String allowed(OracleAnswer answer) {
    BpfProgram program = ((OracleAnswer.Built) answer).program();
    String allowed =
        names().stream()
            .filter(it -> program.answer(call(it)).toString().equals("ALLOW"))
            .map("`%s`"::formatted)
            .collect(Collectors.joining(", "));
    return allowed.isEmpty() ? "`ERRNO EPERM` for all" : "`ALLOW` for " + allowed;
  }

  private static SeccompData call(String name) {
    Syscall call = SyscallTable.of(MACHINE).call(name).orElseThrow();
    return SeccompData.of(MACHINE.auditCode(), call.number());
  }

  private static Set<String> names() {
    return new TreeSet<>(SyscallTable.of(MACHINE).all());
  }
}
