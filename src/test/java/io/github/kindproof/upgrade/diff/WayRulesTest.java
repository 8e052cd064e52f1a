package io.github.kindproof.upgrade.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.workload.probe.ProbeReport;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares the RuntimeDefault of containerd 2.1.9, which high bits get around, with others. */
class WayRulesTest {
  private static final String VSOCK = "RuntimeDefault / ways to socket(AF_VSOCK)";
  private static final String ALG = "RuntimeDefault / ways to socket(AF_ALG)";

  @Test
  void aRuleThatHighBitsNoLongerGetAroundIsAnImprovement() {
    Change change = only(VSOCK, compare(recorded("2.1-runc-1.3"), recorded("2.3-runc-1.4")));
    assertThat(change.kind()).isEqualTo(ChangeKind.BETTER);
    assertThat(change.worse()).isFalse();
    assertThat(change)
        .hasToString(
            VSOCK
                + ": denied by 64-bit, i386; open by high bits, socketcall"
                + " → denied by 64-bit, high bits, i386; open by socketcall"
                + ": high bits no longer get around the filter");
  }

  @Test
  void aWayThatOpensIsWorse() {
    Change change = only(VSOCK, compare(recorded("2.3-runc-1.4"), recorded("2.1-runc-1.3")));
    assertThat(change.kind()).isEqualTo(ChangeKind.RUNTIME_DEFAULT);
    assertThat(change.worse()).isTrue();
    assertThat(change.because()).isEqualTo("programs can now make it by high bits");
    assertThat(change.to())
        .extracting("text")
        .containsExactly("socket(AF_VSOCK): denied by 64-bit, i386; open by high bits, socketcall");
  }

  @Test
  void aNewDenialThatIsOpenThereIsNamedBesideItsRow() {
    List<Change> changes = RuntimeDefaultRules.compare(seen("2.1-runc-1.3"), seen("2.3-runc-1.4"));
    assertThat(only("RuntimeDefault / socket(AF_ALG)", changes).worse()).isTrue();
    Change change = only(ALG, changes);
    assertThat(change.worse()).as("its row says so").isFalse();
    assertThat(change.before()).isEqualTo("open by every way");
    assertThat(change.because()).isEqualTo("denied here, open there");
  }

  @Test
  void thirtyTwoBitProgramsThatCanNoLongerMakeItAreWorse() {
    ObjectNode denied = recorded("2.3-runc-1.4");
    ((ArrayNode) denied.get("deniedHereOpenThere")).removeAll();
    Change change = only(VSOCK, compare(recorded("2.3-runc-1.4"), denied));
    assertThat(change.worse()).isTrue();
    assertThat(change.after()).isEqualTo("denied by every way");
    assertThat(change.because()).isEqualTo("programs can no longer make it by socketcall");
  }

  @Test
  void aWayThatTheFilterClosesIsWorseAndOneThatTheKernelLacksDiffers() {
    ObjectNode closed = withState("socketcall", "closed");
    Change byFilter =
        only(
            "RuntimeDefault / every syscall by socketcall",
            compare(recorded("2.1-runc-1.3"), closed));
    assertThat(byFilter.worse()).isTrue();
    assertThat(byFilter.after()).isEqualTo("closed by the filter");
    Change byKernel =
        only(
            "RuntimeDefault / every syscall by socketcall",
            compare(recorded("2.1-runc-1.3"), withState("socketcall", "absent")));
    assertThat(byKernel.kind()).isEqualTo(ChangeKind.DIFFERS);
    assertThat(byKernel.worse()).isFalse();
  }

  @Test
  void aWayThatOnlyOneKernelHasChangesNoSyscall() {
    ObjectNode without = withState("socketcall", "absent");
    ObjectNode open =
        (ObjectNode) Objects.requireNonNull(without.get("deniedHereOpenThere").get(0)).get("open");
    open.remove("socketcall");
    assertThat(compare(recorded("2.1-runc-1.3"), without))
        .extracting(Change::what)
        .containsExactly("RuntimeDefault / every syscall by socketcall");
  }

  @Test
  void aWayThatTheKernelLacksIsNotTakenForOneThatTheFilterDenies() {
    ObjectNode denied = recorded("2.3-runc-1.4");
    ((ArrayNode) denied.get("deniedHereOpenThere")).removeAll();
    ((ObjectNode) denied.get("ways")).put("socketcall", "absent");
    assertThat(compare(recorded("2.3-runc-1.4"), denied))
        .extracting(Change::what)
        .containsExactly("RuntimeDefault / every syscall by socketcall");
  }

  @Test
  void aProbeThatWasTooOldToTryWaysIsNotCompared() {
    ObjectNode older = recorded("2.1-runc-1.3");
    older.remove(List.of("ways", "deniedHereOpenThere", "neverFiltered"));
    assertThat(compare(older, recorded("2.3-runc-1.4"))).isEmpty();
  }

  @Test
  void aSyscallWithAChangedWayIsExplained() {
    Set<String> explained = new HashSet<>();
    new WayRules(report(recorded("2.1-runc-1.3")), report(recorded("2.3-runc-1.4")))
        .compare(explained);
    assertThat(explained).containsExactly("socket");
  }

  private static List<Change> compare(ObjectNode before, ObjectNode after) {
    return new WayRules(report(before), report(after)).compare(new HashSet<>());
  }

  private static ProbeReport report(ObjectNode probe) {
    return ProbeReport.parse(probe.toString());
  }

  private static ObjectNode withState(String way, String state) {
    ObjectNode probe = recorded("2.1-runc-1.3");
    ((ObjectNode) Objects.requireNonNull(probe.get("ways"))).put(way, state);
    return probe;
  }

  private static ObjectNode recorded(String name) {
    return (ObjectNode) seen(name).probe().deepCopy();
  }

  private static RuntimeDefaultSeen seen(String name) {
    Path file =
        Path.of("src/test/resources/io/github/kindproof/upgrade/diff/containerd-" + name + ".json");
    return Objects.requireNonNull(SideJson.read(file).runtimeDefault());
  }

  private static Change only(String what, List<Change> changes) {
    List<Change> found = changes.stream().filter(it -> it.what().equals(what)).toList();
    assertThat(found).as(what).hasSize(1);
    return found.get(0);
  }
}
