package io.github.kindproof.upgrade.seccompdefault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.kindproof.leastprivilege.exercise.Phase;
import io.github.kindproof.node.AuditRecord;
import io.github.kindproof.node.AuditRecording;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SyscallTable;
import io.github.kindproof.seccomp.explain.Knowledge;
import io.github.kindproof.seccomp.filter.FilterToolchain;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeniedCallsTest {
  private static final Instant START = Instant.parse("2026-11-30T05:00:00Z");
  private static final String WEB = "a1".repeat(32);
  private static final String SIDECAR = "b2".repeat(32);

  private final List<AuditRecording.Entry> entries = new ArrayList<>();
  private final List<AuditRecording.Mark> marks = new ArrayList<>();

  @Test
  void aCallIsToldWithItsTimesItsPhasesAndItsAnswer() {
    made(WEB, "runc:[2:INIT]", "keyctl", 0);
    made(WEB, "python3", "unshare", 2);
    made(SIDECAR, "sh", "clone3", 1);
    marks.add(new AuditRecording.Mark(Phase.EXERCISE.id(), entries.size()));
    made(WEB, "worker", "unshare", 9);
    made(WEB, "worker", "personality", 10);
    made("c3".repeat(32), "other", "mount", 1);

    List<DeniedCall> calls = denied().calls();
    assertThat(calls)
        .extracting(DeniedCall::container, DeniedCall::name, DeniedCall::times, DeniedCall::answer)
        .containsExactly(
            tuple("web", "unshare", 2, "EPERM"),
            tuple("web", "personality", 1, "EPERM"),
            tuple("sidecar", "clone3", 1, "ENOSYS"));
    DeniedCall unshare = calls.get(0);
    assertThat(unshare.first()).isEqualTo(Duration.ofSeconds(2));
    assertThat(unshare.phases()).containsExactly(Phase.START, Phase.EXERCISE);
    assertThat(unshare.processes()).containsExactly("python3", "worker");
    assertThat(unshare.arguments()).isEmpty();
    assertThat(calls.get(1).arguments()).isNotEmpty();
    assertThat(denied().losses()).isEmpty();
  }

  @Test
  void whatNobodyCanTellApartIsALossOnlyIfItsCallIsNew() {
    made(WEB, "python3", "unshare", 1);
    entries.add(new AuditRecording.Entry(record("gone", "unshare", 1), false, Optional.empty()));
    assertThat(denied().losses()).isEmpty();
    entries.add(new AuditRecording.Entry(record("gone", "mount", 1), false, Optional.empty()));
    assertThat(denied().losses()).singleElement().asString().endsWith(": mount");
  }

  private DeniedCalls denied() {
    SeccompFilter filter =
        SeccompFilter.of(
            Objects.requireNonNull(Knowledge.read().runtimeDefaults().get("2.3.7")),
            FilterToolchain.newest(Architecture.X86_64));
    Map<String, DeniedCalls.Confined> containers = new LinkedHashMap<>();
    containers.put(WEB, new DeniedCalls.Confined("web", START, filter));
    containers.put(SIDECAR, new DeniedCalls.Confined("sidecar", START, filter));
    return DeniedCalls.of(new AuditRecording(entries, marks, List.of()), containers);
  }

  private void made(String container, String comm, String call, int second) {
    entries.add(new AuditRecording.Entry(record(comm, call, second), true, Optional.of(container)));
  }

  private AuditRecord record(String comm, String call, int second) {
    return new AuditRecord(
        START.plusSeconds(second),
        entries.size(),
        AuditRecord.NO_SESSION,
        1,
        comm,
        "/bin/" + comm,
        Optional.of(Architecture.X86_64),
        SyscallTable.of(Architecture.X86_64).call(call).orElseThrow(),
        Optional.of(SeccompAction.LOG),
        0);
  }
}
