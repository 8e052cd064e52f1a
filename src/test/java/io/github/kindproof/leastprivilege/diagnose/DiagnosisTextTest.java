package io.github.kindproof.leastprivilege.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.DocumentedKeys;
import io.github.kindproof.leastprivilege.verify.Difference;
import io.github.kindproof.seccomp.knowledge.CallFinding;
import io.github.kindproof.seccomp.knowledge.CallUse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiagnosisTextTest {
  @Test
  void aRestraintComesWithItsRemedy() {
    assertThat(
            text(
                new Diagnosis.Restrained(
                    "Failed: EROFS", Set.of(SecurityRestriction.READ_ONLY_ROOT))))
        .startsWith("app: not seccomp.\n")
        .contains("its root file system is read-only", "remedy: mount an emptyDir");
  }

  @Test
  void severalThatHelpOnlyTogetherAreSaidSo() {
    assertThat(
            text(
                new Diagnosis.Restrained(
                    "Failed",
                    EnumSet.of(SecurityRestriction.USER, SecurityRestriction.CAPABILITIES))))
        .contains("Lifting one of these restrictions is not enough; lifting all of them is.");
  }

  @Test
  void anOwnFaultIsInTheFirstLine() {
    assertThat(text(new Diagnosis.DoesNotWork("Failed", "open: No such file or directory")))
        .startsWith(
            "app: not seccomp. It does not work without any restriction either: a file is missing.");
  }

  @Test
  void eachContainerIsNamedWithWhatItLacks() {
    Diagnosis.Lack lack =
        new Diagnosis.Lack(
            "second",
            List.of(new Difference(Difference.Kind.STATE, "ends with exit code 1, not Running")),
            List.of(new CallFinding("bind", CallUse.START, "ends with exit code 1")),
            List.of());
    assertThat(text(new Diagnosis.NeedsCalls(List.of(lack), Map.of(), List.of())))
        .startsWith("app: add bind to the profile of container second, then it works.\n");
    assertThat(
            text(
                new Diagnosis.NeedsCalls(
                    List.of(lack),
                    Map.of(),
                    List.of(
                        new Difference(Difference.Kind.STATE, "CrashLoopBackOff, not Running")))))
        .startsWith("app: add bind to the profile of container second.\n")
        .contains("the pod still does not work: CrashLoopBackOff");
  }

  @Test
  void anAllClearIsOfTheWholePod() {
    assertThat(text(new Diagnosis.Works(List.of("first", "second"))))
        .isEqualTo(
            "app works under its profiles: containers first, second lack no syscall, and the pod behaves as it does without a filter.\n");
  }

  @Test
  void noAnswerIsSaidToBeNone() {
    assertThat(
            text(
                new Diagnosis.NotFound(
                    List.of("first"),
                    List.of(new Difference(Difference.Kind.STATE, "Failed, not Running")),
                    List.of())))
        .startsWith("app: no answer.");
  }

  @Test
  void asJsonItHasTheDocumentedKeys() {
    List<Difference> shown = List.of(new Difference(Difference.Kind.STATE, "Failed, not Running"));
    List<CallFinding> calls = List.of(new CallFinding("bind", CallUse.NOT_NEEDED, "exit code 1"));
    List<Diagnosis> all =
        List.of(
            new Diagnosis.Works(List.of("first")),
            new Diagnosis.NeedsCalls(
                List.of(new Diagnosis.Lack("first", shown, calls, calls)), Map.of(), shown),
            new Diagnosis.AnotherFails("first", "second", shown),
            new Diagnosis.Restrained("Failed", Set.of(SecurityRestriction.READ_ONLY_ROOT)),
            new Diagnosis.DoesNotWork("Failed", "open: No such file or directory"),
            new Diagnosis.NotFound(List.of("first"), shown, shown));
    String[] texts =
        all.stream().map(it -> DiagnosisJson.of("app", "runc 1.4.3", it)).toArray(String[]::new);
    DocumentedKeys.verify("diagnose", texts);
    assertThat(texts[1]).contains("\"use\" : \"not-needed\"");
  }

  private static String text(Diagnosis diagnosis) {
    return DiagnosisText.of("app", "runc 1.4.3", diagnosis);
  }
}
