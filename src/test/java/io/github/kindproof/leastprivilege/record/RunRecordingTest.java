package io.github.kindproof.leastprivilege.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.leastprivilege.exercise.Phase;
import io.github.kindproof.node.AuditRecord;
import io.github.kindproof.node.AuditRecording;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.Syscall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunRecordingTest {
  private static final String NGINX = "a1".repeat(32);
  private static final String SETUP = "b2".repeat(32);
  private static final Map<String, Set<String>> IDS =
      Map.of("nginx", Set.of(NGINX), "setup", Set.of(SETUP));

  private final List<AuditRecording.Entry> entries = new ArrayList<>();
  private final List<AuditRecording.Mark> marks = new ArrayList<>();

  @Test
  void aCallIsOfThePhasesInWhichItWasMade() {
    made(NGINX, "runc:[2:INIT]", "futex");
    made(NGINX, "nginx", "bind");
    made(NGINX, "nginx", "futex");
    mark(Phase.EXERCISE);
    made(NGINX, "nginx", "accept4");
    made(NGINX, "nginx", "futex");
    mark(Phase.STOP);
    made(NGINX, "nginx", "exit_group");

    ContainerCalls nginx = recorded().containers().stream().filter(this::isNginx).toList().get(0);
    assertThat(nginx.names()).containsExactly("accept4", "bind", "exit_group", "futex");
    assertThat(call(nginx, "futex").phases())
        .containsExactly(Phase.RUNTIME, Phase.START, Phase.EXERCISE);
    assertThat(call(nginx, "futex").times()).isEqualTo(3);
    assertThat(call(nginx, "futex").processes()).containsExactly("nginx", "runc:[2:INIT]");
    assertThat(call(nginx, "accept4").phases()).containsExactly(Phase.EXERCISE);
    assertThat(call(nginx, "exit_group").phases()).containsExactly(Phase.STOP);
  }

  @Test
  void theRecordsOfOthersAreLeftOut() {
    made("c3".repeat(32), "redis", "bind");
    made(SETUP, "sh", "mkdir");
    assertThat(ContainerCalls.merged("all", recorded().containers()).names())
        .containsExactly("mkdir");
  }

  @Test
  void whatNobodyCanTellApartIsALossOnlyIfItsCallIsNew() {
    made(NGINX, "nginx", "bind");
    unknown("bind");
    assertThat(recorded().losses()).isEmpty();
    unknown("vfork");
    assertThat(recorded().losses())
        .containsExactly(
            "1 records are from processes that ended before they could be identified:" + " vfork");
  }

  @Test
  void aSilentRunCompletesOneThatLostRecords() {
    made(NGINX, "nginx", "bind");
    RunRecording lossy = RunRecording.of(new AuditRecording(entries, marks, List.of("lost")), IDS);
    entries.clear();
    made(NGINX, "nginx", "listen");
    RunRecording both = lossy.completedBy(recorded());
    assertThat(both.losses()).isEmpty();
    assertThat(ContainerCalls.merged("all", both.containers()).names())
        .containsExactly("bind", "listen");
    assertThat(both.containers().stream().flatMap(it -> it.calls().stream()))
        .allSatisfy(call -> assertThat(call.runs()).isEqualTo(1));
  }

  private boolean isNginx(ContainerCalls calls) {
    return calls.container().equals("nginx");
  }

  private static RecordedCall call(ContainerCalls calls, String name) {
    return calls.calls().stream()
        .filter(call -> call.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private RunRecording recorded() {
    return RunRecording.of(new AuditRecording(entries, marks, List.of()), IDS);
  }

  private void mark(Phase phase) {
    marks.add(new AuditRecording.Mark(phase.id(), entries.size()));
  }

  private void made(String container, String comm, String call) {
    entries.add(new AuditRecording.Entry(record(comm, call), true, Optional.of(container)));
  }

  private void unknown(String call) {
    entries.add(new AuditRecording.Entry(record("true", call), false, Optional.empty()));
  }

  private static AuditRecord record(String comm, String call) {
    return new AuditRecord(
        Instant.EPOCH,
        1,
        AuditRecord.NO_SESSION,
        2,
        comm,
        "(null)",
        Optional.of(Architecture.X86_64),
        new Syscall(call, 0),
        Optional.of(SeccompAction.LOG),
        0);
  }
}
