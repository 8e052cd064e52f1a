package io.github.kindproof.junit;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.internal.report.WholeFile;
import io.github.kindproof.leastprivilege.exercise.Exercise;
import io.github.kindproof.leastprivilege.exercise.Reload;
import io.github.kindproof.leastprivilege.record.ProfileChange;
import io.github.kindproof.leastprivilege.record.ProfileOfCalls;
import io.github.kindproof.leastprivilege.record.Recorder;
import io.github.kindproof.leastprivilege.record.RecordingPlan;
import io.github.kindproof.leastprivilege.record.RuntimeCalls;
import io.github.kindproof.leastprivilege.record.WorkloadRecording;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.file.ProfileFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;

/** The extension that records a workload before a test and compares its syscalls with a profile. */
final class RecordedProfileExtension implements BeforeTestExecutionCallback {
  private static final String UPDATE = "kindproof.update";
  private static final int RECORDED_AGAIN = 2;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Override
  public void beforeTestExecution(ExtensionContext context) {
    RecordedProfile wanted =
        AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), RecordedProfile.class)
            .orElseThrow();
    Cluster cluster = TestScope.of(context).cluster();
    ProfileOfCalls now = recorded(wanted, cluster);
    Path file = Path.of(wanted.file());
    if (HarnessStore.isOn(context, UPDATE)) {
      WholeFile.write(file, now.profile().toJson());
      return;
    }
    SeccompProfile profile = ProfileFile.read(file);
    ProfileChange change = ProfileChange.of(profile, now);
    for (int again = 0; again < RECORDED_AGAIN && wanted.exact() && isUnseen(change); again++) {
      change = change.and(ProfileChange.of(profile, recorded(wanted, cluster)));
    }
    if (!change.missing().isEmpty() || (wanted.exact() && !change.unseen().isEmpty())) {
      throw new AssertionFailedError(
          "%s is no longer the profile of %s:%n%s%nIf the change is intended, -D%s rewrites the file."
              .formatted(file, wanted.manifest(), change, UPDATE));
    }
  }

  /** A syscall that was not recorded may be one that is not made every time. */
  private static boolean isUnseen(ProfileChange change) {
    return change.missing().isEmpty() && !change.unseen().isEmpty();
  }

  private static ProfileOfCalls recorded(RecordedProfile wanted, Cluster cluster) {
    Exercise exercise =
        wanted.exercise().isEmpty() ? Exercise.none() : Exercise.of(wanted.exercise(), LIMIT);
    RecordingPlan plan = RecordingPlan.of(exercise).withRuns(wanted.runs());
    if (!wanted.reload().isEmpty()) {
      plan = plan.with(Reload.of(wanted.reload()));
    }
    WorkloadRecording recording =
        new Recorder(cluster, Progress.silent())
            .record(cluster.manifest(wanted.manifest()), wanted.pod(), plan);
    if (!recording.complete()) {
      throw new EnvironmentException(
          "records were lost: " + recording.losses().get(0), "run again on an idle machine");
    }
    return recording.profile(RuntimeCalls.runtimes("forRunc", List.of(wanted.forRunc())));
  }
}
