package io.github.kindproof.leastprivilege.diagnose;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.leastprivilege.exercise.PodContainers;
import io.github.kindproof.leastprivilege.exercise.WorkloadNotWorkingException;
import io.github.kindproof.leastprivilege.exercise.WorkloadRunResult;
import io.github.kindproof.leastprivilege.exercise.WorkloadUnderTest;
import io.github.kindproof.leastprivilege.mutate.Mutator;
import io.github.kindproof.leastprivilege.record.DistinctNodeProfiles;
import io.github.kindproof.leastprivilege.record.ProfileOverlay;
import io.github.kindproof.leastprivilege.record.RecordedCall;
import io.github.kindproof.leastprivilege.record.Recorder;
import io.github.kindproof.leastprivilege.record.RecordingPlan;
import io.github.kindproof.leastprivilege.record.RuntimeCalls;
import io.github.kindproof.leastprivilege.record.WorkloadRecording;
import io.github.kindproof.leastprivilege.verify.Baseline;
import io.github.kindproof.leastprivilege.verify.Behavior;
import io.github.kindproof.leastprivilege.verify.Difference;
import io.github.kindproof.seccomp.CallVerdict;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import io.github.kindproof.seccomp.knowledge.CallFinding;
import io.github.kindproof.workload.Cause;
import io.github.kindproof.workload.ContainerObservation;
import io.github.kindproof.workload.OutcomeKind;
import io.github.kindproof.workload.RefusedCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A search for the reason why a workload that works without a filter does not work under its
 * profiles. Only the whole pod is ever said to work; a missing syscall is attributed to one
 * container.
 */
final class Investigation {
  private static final int BENCHES = 2;
  private static final int RECORDINGS = 2;
  private static final int SLOW_LIVES = 3;

  /** The pod settled without a filter, and a crash shows within half a minute. */
  private static final Duration SETTLED = Duration.ofSeconds(75);

  private static final Duration LONGER = Duration.ofSeconds(2);
  private static final Duration LIVES_MOST = Duration.ofSeconds(30);

  private final WorkloadUnderTest workload;
  private final Baseline baseline;
  private final Progress progress;
  private @Nullable WorkloadRecording recording;

  Investigation(WorkloadUnderTest workload, Baseline baseline, Progress progress) {
    this.workload = workload;
    this.baseline = baseline;
    this.progress = progress;
  }

  /**
   * The observations of the whole pod under its profiles.
   *
   * @param failing the container that keeps the pod from working, if one was observed to
   * @param lived the lifetime of that container
   * @param killedFor the syscalls for which its filter killed it, according to the kernel's records
   */
  private record PodSeen(
      List<Difference> differences,
      Optional<String> failing,
      Optional<Duration> lived,
      List<String> killedFor) {}

  /** The finding for one container: the syscalls that it lacks, or that these are unknown. */
  private record Found(
      String container,
      List<Difference> shown,
      List<Difference> still,
      List<CallFinding> uses,
      SeccompProfile mended) {
    Diagnosis.Lack lack() {
      return new Diagnosis.Lack(
          container,
          shown,
          uses.stream().filter(this::isNeeded).toList(),
          uses.stream().filter(use -> !isNeeded(use)).toList());
    }

    Diagnosis unexplained() {
      return new Diagnosis.NotFound(List.of(container), shown, still);
    }

    private boolean isNeeded(CallFinding use) {
      return SeccompFilter.of(mended).verdict(use.call()) == CallVerdict.ALLOWED;
    }
  }

  Diagnosis of(Confined asked) {
    Confined now = asked;
    List<Diagnosis.Lack> lacks = new ArrayList<>();
    List<String> all = asked.suspects(Optional.empty());
    // A mutant of one container answers sooner than the pod, which a killing filter may hang.
    if (all.size() == 1 || asked.mayHang()) {
      for (String container : all) {
        Optional<Found> found = lack(container, now.profile(container), Duration.ZERO);
        if (found.isPresent() && !found.get().still().isEmpty()) {
          return found.get().unexplained();
        } else if (found.isPresent()) {
          lacks.add(found.get().lack());
          now = now.mended(container, found.get().mended());
        }
      }
    }
    PodSeen seen = look(now);
    while (!seen.differences().isEmpty()) {
      List<String> suspects = new ArrayList<>(now.suspects(seen.failing()));
      lacks.forEach(lack -> suspects.remove(lack.container()));
      Optional<Found> found =
          firstLack(now, suspects, lives(seen))
              .or(lackOfLonger(now, suspects, lives(seen)))
              .or(byRecord(now, suspects, seen));
      if (found.isEmpty()) {
        return withoutLack(now, lacks, seen);
      } else if (!found.get().still().isEmpty()) {
        return found.get().unexplained();
      }
      lacks.add(found.get().lack());
      now = now.mended(found.get().container(), found.get().mended());
      seen = look(now);
    }
    return withoutLack(now, lacks, seen);
  }

  /** Return the answer once no remaining container lacks syscalls, or the pod works. */
  private static Diagnosis withoutLack(Confined now, List<Diagnosis.Lack> lacks, PodSeen pod) {
    if (!lacks.isEmpty()) {
      Diagnosis.Lack last = lacks.get(lacks.size() - 1);
      boolean inVain =
          pod.failing().filter(last.container()::equals).isPresent()
              || !pod.differences().isEmpty() && pod.failing().isEmpty();
      return inVain
          ? new Diagnosis.NotFound(List.of(last.container()), last.shown(), pod.differences())
          : new Diagnosis.NeedsCalls(lacks, now.profiles(), pod.differences());
    }
    if (pod.differences().isEmpty()) {
      return new Diagnosis.Works(List.copyOf(now.profiles().keySet()));
    }
    Optional<String> asked = now.workload().container();
    Optional<String> another = pod.failing().filter(it -> !asked.equals(Optional.of(it)));
    return asked.isPresent() && another.isPresent()
        ? new Diagnosis.AnotherFails(asked.get(), another.get(), pod.differences())
        : new Diagnosis.NotFound(now.suspects(pod.failing()), pod.differences(), List.of());
  }

  /** Find the first of these containers that behaves differently under its profile, and why. */
  private Optional<Found> firstLack(Confined now, List<String> suspects, Duration lives) {
    for (String container : suspects) {
      Optional<Found> found = lack(container, now.profile(container), lives);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** On a busy machine, a mutant may take longer than its pod did until it fails. */
  private Supplier<Optional<Found>> lackOfLonger(
      Confined now, List<String> suspects, Duration lives) {
    return () ->
        lives.isZero() ? Optional.empty() : firstLack(now, suspects, capped(lives.multipliedBy(2)));
  }

  private Optional<Found> lack(String container, SeccompProfile profile, Duration lives) {
    try (Mutator mutator = benches(container, lives)) {
      List<Difference> shown = mutator.differences(profile);
      return shown.isEmpty()
          ? Optional.empty()
          : Optional.of(lack(container, profile, mutator, shown, ofRuntime(profile)));
    }
  }

  /**
   * Find the syscalls that a container lacks from the kernel's record of the syscall for which it
   * was killed. The runtime makes some syscalls only now and then, so that mutants may not need
   * them.
   */
  private Supplier<Optional<Found>> byRecord(Confined now, List<String> suspects, PodSeen seen) {
    return () ->
        seen.failing()
            .filter(container -> suspects.contains(container) && !seen.killedFor().isEmpty())
            .map(
                container -> {
                  SeccompProfile profile = now.profile(container);
                  Set<String> stay = new LinkedHashSet<>(ofRuntime(profile));
                  stay.addAll(seen.killedFor());
                  try (Mutator mutator = benches(container, lives(seen))) {
                    return lack(container, profile, mutator, seen.differences(), stay);
                  }
                });
  }

  /**
   * Find the syscalls that a container lacks.
   *
   * @param stay the syscalls that its profile must allow even if every mutant works without them
   */
  private Found lack(
      String container,
      SeccompProfile profile,
      Mutator mutator,
      List<Difference> shown,
      Set<String> stay) {
    List<String> missing = missing(container, profile, stay);
    Mutator.Shortened mended = Mutator.Shortened.of(profile, missing);
    SeccompProfile whole = mended.without(List.of());
    List<Difference> still = mutator.differences(whole);
    if (!still.isEmpty()) {
      return new Found(container, shown, still, List.of(), whole);
    }
    List<CallFinding> uses = mutator.uses(mended, missing, stay);
    return new Found(container, shown, still, uses, mutator.minimized(mended, uses));
  }

  /** A mutant has to live as long as a container that fails only after a while. */
  private static Duration lives(PodSeen seen) {
    return seen.lived().map(lived -> capped(lived.plus(LONGER))).orElse(Duration.ZERO);
  }

  private static Duration capped(Duration lives) {
    return lives.compareTo(LIVES_MOST) > 0 ? LIVES_MOST : lives;
  }

  private Mutator benches(String container, Duration lives) {
    try {
      return Mutator.open(workload.forContainer(container), BENCHES, lives, progress);
    } catch (WorkloadNotWorkingException e) {
      // It works in its pod, so our way of starting it alone is at fault: no answer.
      throw new EnvironmentException(
          "container " + container + " cannot be examined: " + e.getMessage(),
          "choose another one: --container NAME",
          e);
    }
  }

  /**
   * Return the syscalls that the runtime makes only on some occasions: under a filter that kills, a
   * profile without them works today and fails tomorrow.
   */
  private Set<String> ofRuntime(SeccompProfile profile) {
    return profile.defaultAction().isDeadly()
        ? RuntimeCalls.needed(List.of(workload.cluster().nodes().get(0).runtime().oci()))
        : Set.of();
  }

  /**
   * Return the syscalls that the container makes and the profile denies, at least with some
   * arguments, in the order in which they are made.
   */
  private List<String> missing(String container, SeccompProfile profile, Set<String> stay) {
    Set<String> calls = new LinkedHashSet<>();
    recording().containers().stream()
        .filter(each -> each.container().equals(container))
        .flatMap(each -> each.calls().stream())
        .filter(RecordedCall::hasName)
        .sorted(Comparator.comparingLong(RecordedCall::first))
        .forEach(call -> calls.add(call.name()));
    calls.addAll(stay);
    SeccompFilter filter = SeccompFilter.of(profile);
    return calls.stream().filter(call -> filter.verdict(call) != CallVerdict.ALLOWED).toList();
  }

  private WorkloadRecording recording() {
    if (recording == null) {
      WorkloadRecording made =
          new Recorder(workload.cluster(), progress)
              .record(
                  workload.manifest(),
                  workload.pod(),
                  new RecordingPlan(workload.plan(), RECORDINGS));
      if (!made.complete()) {
        throw new EnvironmentException(
            "not all syscalls of pod %s were recorded: %s"
                .formatted(workload.pod(), made.losses().get(0)),
            "run again on an idle machine");
      }
      recording = made;
    }
    return recording;
  }

  private PodSeen look(Confined now) {
    PodSeen seen = lookOnce(now);
    for (int i = 0; i < SLOW_LIVES && isOnlySlow(seen); i++) {
      seen = lookOnce(now); // on a busy machine one life may be slow by chance
    }
    return seen;
  }

  private static List<String> killedFor(ContainerObservation container) {
    return container.outcome().kind() == OutcomeKind.KILLED_BY_FILTER
        ? container.cause().map(Cause::refused).map(RefusedCalls::named).orElse(List.of())
        : List.of();
  }

  private static boolean isOnlySlow(PodSeen seen) {
    return seen.differences().size() == 1
        && seen.differences().get(0).kind() == Difference.Kind.SLOWER;
  }

  private PodSeen lookOnce(Confined now) {
    try (DistinctNodeProfiles there = new DistinctNodeProfiles(workload.cluster())) {
      Map<String, String> files = new LinkedHashMap<>();
      now.profiles().forEach((container, profile) -> files.put(container, there.put(profile)));
      WorkloadRunResult life =
          workload
              .settling(SETTLED)
              .with(ProfileOverlay.underProfiles(now.rest(), workload.pod(), files))
              .live("under its profiles", progress);
      return new PodSeen(
          baseline.differences(Behavior.of(life)),
          life.failing(),
          life.failing().flatMap(it -> PodContainers.lived(life.observed().pod(), it)),
          life.failing().map(it -> killedFor(life.observed().container(it))).orElse(List.of()));
    }
  }
}
