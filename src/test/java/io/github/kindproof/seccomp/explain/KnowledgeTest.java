package io.github.kindproof.seccomp.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SyscallTable;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The files that people edit. */
class KnowledgeTest {
  private final Knowledge knowledge = Knowledge.read();

  @Test
  void everyCallHasItsNote() {
    Set<String> calls = new TreeSet<>(SyscallTable.of(Architecture.X86_64).all());
    calls.addAll(SyscallTable.of(Architecture.AARCH64).all());
    assertThat(knowledge.notes().keySet()).containsExactlyElementsOf(calls);
    assertThat(knowledge.notes().values())
        .allSatisfy(
            note -> {
              assertThat(note.does()).hasSizeBetween(5, 90).doesNotEndWith(".");
              if (note.since() != null) {
                assertThat(note.since()).matches("\\d+\\.\\d+(\\.\\d+)?");
              }
            });
  }

  @Test
  void exploitsNameCallsThatExistAndTheirSources() {
    Set<String> calls = SyscallTable.names();
    assertThat(knowledge.exploits()).hasSizeGreaterThan(20);
    assertThat(knowledge.exploits())
        .allSatisfy(
            exploit -> {
              assertThat(exploit.id()).matches("CVE-\\d{4}-\\d{4,}");
              assertThat(exploit.source()).startsWith("https://");
              assertThat(exploit.needs()).isNotEmpty();
              exploit.needs().forEach(group -> assertThat(calls).containsAll(group));
            });
    assertThat(knowledge.exploits()).extracting(Exploit::id).doesNotHaveDuplicates();
  }

  @Test
  void runtimeDefaultsAreAllowLists() {
    assertThat(knowledge.runtimeDefaults().values())
        .hasSize(6)
        .allSatisfy(it -> assertThat(it.defaultAction()).isEqualTo(SeccompAction.ERRNO));
    assertThat(knowledge.newestContainerd()).isEqualTo("2.4.2");
  }
}
