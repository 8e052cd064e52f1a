package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.leastprivilege.diagnose.Diagnoser;
import io.github.kindproof.leastprivilege.diagnose.Diagnosis;
import io.github.kindproof.leastprivilege.diagnose.DiagnosisText;
import io.github.kindproof.leastprivilege.diagnose.SecurityRestriction;
import io.github.kindproof.leastprivilege.exercise.Exercise;
import io.github.kindproof.leastprivilege.exercise.LifePlan;
import io.github.kindproof.leastprivilege.exercise.WorkloadUnderTest;
import io.github.kindproof.seccomp.file.ProfileFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What looks like seccomp and is not, each as a real pod: EPERM, EACCES, EROFS, ENOSYS, ENOENT. One
 * of them needs a runtime that has user namespaces for pods, which containerd 1.6 does not.
 */
@SeccompTest(seccompDefault = "none", workers = 0, kubernetes = "default")
@Tag("long")
class RestrainedIT {
  @ParameterizedTest
  @CsvSource({
    "read-only-root, READ_ONLY_ROOT",
    "capability, CAPABILITIES",
    "no-new-privileges, NO_NEW_PRIVILEGES",
    "other-user, USER",
    "user-namespace, USER_NAMESPACE",
  })
  void theRestraintIsNamed(String pod, SecurityRestriction restraint, Cluster cluster) {
    Diagnosis diagnosis = diagnosis(pod, cluster);

    assertThat(diagnosis).as(text(pod, diagnosis)).isInstanceOf(Diagnosis.Restrained.class);
    assertThat(((Diagnosis.Restrained) diagnosis).restraints()).containsExactly(restraint);
  }

  @ParameterizedTest
  @CsvSource({
    "unknown-call, this kernel does not have the syscall",
    "missing-file, a file is missing",
    "missing-program, a file is missing: the program to start",
  })
  void anOwnFaultIsToldByItsWords(String pod, String fault, Cluster cluster) {
    Diagnosis diagnosis = diagnosis(pod, cluster);

    assertThat(diagnosis).as(text(pod, diagnosis)).isInstanceOf(Diagnosis.DoesNotWork.class);
    assertThat(((Diagnosis.DoesNotWork) diagnosis).fault()).contains(fault);
  }

  private static String text(String pod, Diagnosis diagnosis) {
    return DiagnosisText.of(pod, "runc", diagnosis);
  }

  private static Diagnosis diagnosis(String pod, Cluster cluster) {
    return new Diagnoser(Progress.silent())
        .diagnose(
            new WorkloadUnderTest(
                cluster,
                cluster.manifest("src/test/manifests/restrained/" + pod + ".yaml"),
                pod,
                LifePlan.of(Exercise.none())),
            ProfileFile.read(Path.of("profiles/fine-grained-complete.json")));
  }
}
