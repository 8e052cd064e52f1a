package io.github.kindling.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiagnosisTextTest {
  @Test
  void aRestraintComesWithItsRemedy() {
    assertThat(text(new Diagnosis.Restrained("Failed: EROFS", Set.of(Restraint.READ_ONLY_ROOT))))
        .startsWith("app: not seccomp.\n")
        .contains("its root file system is read-only", "remedy: mount an emptyDir");
  }

  @Test
  void severalThatHelpOnlyTogetherAreSaidSo() {
    assertThat(
            text(
                new Diagnosis.Restrained(
                    "Failed", EnumSet.of(Restraint.USER, Restraint.CAPABILITIES))))
        .contains("No single one of these is it, but all together");
  }

  @Test
  void anOwnFaultIsInTheFirstLine() {
    assertThat(text(new Diagnosis.DoesNotWork("Failed", "open: No such file or directory")))
        .startsWith(
            "app: not seccomp. It does not work without any restraint either: a file is missing.");
  }

  private static String text(Diagnosis diagnosis) {
    return DiagnosisText.of("app", "runc 1.4.3", diagnosis);
  }
}
