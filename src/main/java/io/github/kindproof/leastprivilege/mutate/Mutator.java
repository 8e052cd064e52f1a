package io.github.kindproof.leastprivilege.mutate;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.waiting.ConcurrentTasks;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.leastprivilege.exercise.LifePlan;
import io.github.kindproof.leastprivilege.exercise.WorkloadNotWorkingException;
import io.github.kindproof.leastprivilege.exercise.WorkloadUnderTest;
import io.github.kindproof.leastprivilege.record.RuntimeCalls;
import io.github.kindproof.leastprivilege.verify.Baseline;
import io.github.kindproof.leastprivilege.verify.Behavior;
import io.github.kindproof.leastprivilege.verify.Difference;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.knowledge.ArgumentValues;
import io.github.kindproof.seccomp.knowledge.CallFinding;
import io.github.kindproof.seccomp.knowledge.CallUse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apiguardian.api.API;

/**
 * Takes calls away from a profile, and sees what the workload then does otherwise than without a
 * filter. Each profile is tried on the node's own runtime with the container's own spec, without a
 * pod: several benches do so side by side. Closing it removes them.
 */
public final class Mutator implements AutoCloseable {
  private static final int BENCHES = 4;
  private static final int LIVES_WITHOUT = 3;
  private static final Duration FIRST_LIMIT = Duration.ofMinutes(1);
  private static final Duration LEAST = Duration.ofSeconds(5);
  private static final int TIMES = 5;
  private static final int SLOW_LIVES = 3;

  private final Progress progress;
  private final LifePlan plan;
  private final List<MutantSandbox> benches;
  private final MutantSandbox.Limits limits;
  private final Baseline baseline;

  private Mutator(
      Progress progress,
      LifePlan plan,
      List<MutantSandbox> benches,
      MutantSandbox.Limits limits,
      Baseline baseline) {
    this.progress = progress;
    this.plan = plan;
    this.benches = List.copyOf(benches);
    this.limits = limits;
    this.baseline = baseline;
  }

  /**
   * Reports what each syscall of a profile is needed for, and the profile without those that are
   * not. Runs one mutant after another on the cluster's node and blocks until all have ended: for
   * minutes if the profile has hundreds of syscalls.
   *
   * @throws WorkloadNotWorkingException if the workload does not work even without a filter
   */
  public static MutationReport mutate(WorkloadUnderTest workload, SeccompProfile profile) {
    Set<String> ofRuntime =
        RuntimeCalls.needed(List.of(workload.cluster().nodes().get(0).runtime().oci()));
    try (Mutator mutator = open(workload, BENCHES, Progress.silent())) {
      List<Difference> differences = mutator.differences(profile);
      if (!differences.isEmpty()) {
        return new MutationReport(workload.pod(), profile, differences, List.of(), profile);
      }
      List<CallFinding> uses = mutator.uses(profile, profile.allowed(), ofRuntime);
      SeccompProfile minimized = mutator.minimized(profile, uses);
      return new MutationReport(workload.pod(), profile, List.of(), uses, minimized);
    }
  }

  /** The same for a workload that shows all that it does as soon as it is ready. */
  @API(status = API.Status.INTERNAL)
  public static Mutator open(WorkloadUnderTest workload, int benches, Progress progress) {
    return open(workload, benches, Duration.ZERO, progress);
  }

  /**
   * Makes the benches, and sees what the workload does on them without a filter.
   *
   * @param benches how many, at least 1
   * @param lives how long it lives at least before it counts as ready: what it does later, and
   *     without being asked, is not seen
   * @throws WorkloadNotWorkingException if it does not work even then
   */
  @API(status = API.Status.INTERNAL)
  public static Mutator open(
      WorkloadUnderTest workload, int benches, Duration lives, Progress progress) {
    String pod = workload.pod();
    LifePlan plan = workload.plan();
    String unique = UUID.randomUUID().toString().substring(0, 6);
    List<MutantSandbox> opened = new ArrayList<>();
    try (Progress.Task task = progress.begin("benches for " + pod)) {
      for (int i = 0; i < benches; i++) {
        opened.add(MutantSandbox.open(workload, "mutant-" + unique + "-" + i, lives));
      }
      Duration stop = opened.get(0).stops();
      MutantSandbox.Limits first = new MutantSandbox.Limits(FIRST_LIMIT, FIRST_LIMIT, stop);
      List<Behavior> seen = new ArrayList<>();
      Duration longest = Duration.ZERO;
      for (int i = 0; i < LIVES_WITHOUT; i++) {
        long start = System.nanoTime();
        MutantSeen mutant =
            opened.get(i % opened.size()).live(Optional.empty(), false, plan, first);
        if (!mutant.function().works()) {
          throw new WorkloadNotWorkingException(
              "%s does not work even without a filter: %s %s"
                  .formatted(
                      workload.container().map(it -> "container " + it + " of ").orElse("")
                          + "pod "
                          + pod,
                      mutant.function().state(),
                      mutant.function().exercises().stream().map(each -> each.ending()).toList()));
        }
        seen.add(mutant.function());
        Duration took = Duration.ofNanos(System.nanoTime() - start).minus(lives);
        longest = took.compareTo(longest) > 0 ? took : longest;
      }
      task.done("%.1f s a life".formatted(longest.toMillis() / 1000.0));
      Duration limit = longest.multipliedBy(TIMES).plus(LEAST).plus(lives);
      return new Mutator(
          progress,
          plan,
          opened,
          new MutantSandbox.Limits(limit, limit, limit.compareTo(stop) < 0 ? limit : stop),
          new Baseline(seen));
    } catch (RuntimeException e) {
      opened.forEach(MutantSandbox::close);
      throw e;
    }
  }

  /** A profile that can be had short of some of its calls. */
  public interface Shortened {
    /** The profile in which these are not let through. */
    SeccompProfile without(Collection<String> calls);

    /** One whose default action is what a call gets that it does not name. */
    static Shortened of(SeccompProfile profile) {
      return calls -> {
        SeccompProfile less = profile;
        for (String call : calls) {
          less = less.without(call);
        }
        return less;
      };
    }

    /** One to which calls were added: without some of these it is as it was before. */
    static Shortened of(SeccompProfile before, Collection<String> added) {
      return calls -> {
        SeccompProfile more = before;
        for (String call : added) {
          more = calls.contains(call) ? more : more.with(call);
        }
        return more;
      };
    }
  }

  /** What differs under this profile; empty if nothing does. */
  public List<Difference> differences(SeccompProfile profile) {
    return differences(profile, false);
  }

  private List<Difference> differences(SeccompProfile profile, boolean otherForm) {
    MutantSeen seen = benches.get(0).live(Optional.of(profile), otherForm, plan, limits);
    return baseline.differences(seen.function());
  }

  /**
   * What each of these calls of a profile is good for, in their order.
   *
   * @param ofRuntime what the runtime is known to need on one occasion or another, see {@link
   *     io.github.kindproof.leastprivilege.record.RuntimeCalls}: it stays, though it was not missed
   *     here
   */
  public List<CallFinding> uses(
      SeccompProfile profile, Collection<String> calls, Set<String> ofRuntime) {
    return uses(Shortened.of(profile), calls, ofRuntime);
  }

  /** The same of a profile that says itself how it is without a call. */
  public List<CallFinding> uses(
      Shortened profile, Collection<String> calls, Set<String> ofRuntime) {
    Deque<String> left = new ArrayDeque<>(calls);
    AtomicInteger done = new AtomicInteger();
    try (Progress.Task task = progress.begin("mutants")) {
      List<Callable<List<CallFinding>>> tasks = new ArrayList<>();
      for (MutantSandbox bench : benches) {
        tasks.add(
            () -> {
              List<CallFinding> found = new ArrayList<>();
              for (Optional<String> call = next(left); call.isPresent(); call = next(left)) {
                found.add(use(bench, profile, call.get(), ofRuntime));
                task.update(done.incrementAndGet() + " of " + calls.size());
              }
              return found;
            });
      }
      List<CallFinding> found =
          ConcurrentTasks.run(
                  Executors.newFixedThreadPool(benches.size()), tasks, "the mutation", "run again")
              .stream()
              .flatMap(List::stream)
              .toList();
      task.done(Count.of(calls.size(), "call"));
      return calls.stream()
          .map(
              call ->
                  found.stream()
                      .filter(each -> each.call().equals(call))
                      .findFirst()
                      .orElseThrow(
                          () -> new EnvironmentException("no finding of " + call, "run again")))
          .map(each -> confirmed(each, profile, ofRuntime))
          .toList();
    }
  }

  /**
   * A profile without what is not needed: the calls that were not missed go together, or in groups
   * and singly where some stand in for one another. It works in both forms of the pod, where it may
   * gain privileges and where it may not, if the whole profile does.
   *
   * @param found of each call of the profile
   */
  public SeccompProfile minimized(SeccompProfile profile, List<CallFinding> found) {
    return minimized(Shortened.of(profile), found);
  }

  /** The same of a profile that says itself how it is without some calls. */
  public SeccompProfile minimized(Shortened profile, List<CallFinding> found) {
    List<String> candidates =
        found.stream().filter(each -> each.use().canGo()).map(CallFinding::call).toList();
    boolean both = differences(profile.without(List.of()), true).isEmpty();
    try (Progress.Task task = progress.begin("without what is not needed")) {
      List<String> gone =
          Minimizer.canGo(
              candidates,
              calls -> {
                task.update(Count.of(calls.size(), "call") + " fewer");
                return works(profile.without(calls), both);
              });
      task.done(gone.size() + " of " + candidates.size() + " go");
      return profile.without(gone);
    }
  }

  /** A profile in which some calls are allowed with some arguments alone. */
  public record Narrowed(SeccompProfile profile, List<NarrowedCall> calls) {
    public Narrowed {
      calls = List.copyOf(calls);
    }
  }

  /**
   * A profile that allows some calls, {@code socket} and the like, with those values of their first
   * argument alone without which the workload does not do its work; in both forms, as {@link
   * #minimized}. Which these are was seen on this runtime.
   */
  public Narrowed narrowed(SeccompProfile profile) {
    boolean both = differences(profile, true).isEmpty();
    SeccompProfile narrow = profile;
    List<NarrowedCall> calls = new ArrayList<>();
    for (ArgumentValues values : ArgumentValues.known()) {
      if (narrow.allowed().contains(values.call())) {
        try (Progress.Task task = progress.begin("arguments of " + values.call())) {
          List<String> needed = needed(narrow, values, both, task);
          SeccompProfile narrower = narrow.with(values.call(), values.rules(needed));
          if (works(narrower, both)) {
            narrow = narrower;
            calls.add(new NarrowedCall(values.call(), needed));
          }
          task.done(String.join(", ", needed));
        }
      }
    }
    return new Narrowed(narrow, calls);
  }

  private List<String> needed(
      SeccompProfile profile, ArgumentValues values, boolean both, Progress.Task task) {
    List<String> all = List.copyOf(values.values().keySet());
    List<String> needed = new ArrayList<>(all);
    needed.removeAll(
        Minimizer.canGo(
            all,
            gone -> {
              task.update(gone.size() + " values fewer");
              List<String> left = new ArrayList<>(all);
              left.removeAll(gone);
              return works(profile.with(values.call(), values.rules(left)), both);
            }));
    return needed;
  }

  private boolean works(SeccompProfile profile, boolean both) {
    return differences(profile).isEmpty() && (!both || differences(profile, true).isEmpty());
  }

  /** On a busy machine one life may be slow by chance: then the next ones are not. */
  private CallFinding confirmed(CallFinding found, Shortened profile, Set<String> ofRuntime) {
    CallFinding last = found;
    for (int i = 0; i < SLOW_LIVES && last.use() == CallUse.SLOWER; i++) {
      last = use(benches.get(0), profile, found.call(), ofRuntime);
    }
    return last;
  }

  private CallFinding use(
      MutantSandbox bench, Shortened profile, String call, Set<String> ofRuntime) {
    SeccompProfile mutant = profile.without(List.of(call));
    return UseRules.of(
        call, bench.live(Optional.of(mutant), false, plan, limits), baseline, ofRuntime);
  }

  private static Optional<String> next(Deque<String> left) {
    synchronized (left) {
      return Optional.ofNullable(left.poll());
    }
  }

  @Override
  public void close() {
    benches.forEach(MutantSandbox::close);
  }
}
