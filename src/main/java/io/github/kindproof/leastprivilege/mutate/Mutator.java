package io.github.kindproof.leastprivilege.mutate;

import io.github.kindproof.internal.io.waiting.ConcurrentTasks;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.internal.progress.Seconds;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apiguardian.api.API;

/**
 * The mutator of a profile: it removes syscalls from the profile and compares the workload's
 * behavior with a run without a filter. Each mutant runs without a pod, on the node's own runtime
 * and with the container's own spec, on several benches in parallel. Closing it removes the
 * benches.
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
   * Report the use of each syscall in a profile, and the profile without the syscalls that are not
   * needed. Runs the mutants on the cluster's node, four at a time, and blocks until all have
   * ended: for minutes if the profile has hundreds of syscalls.
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

  /** Open the benches for a workload that shows all its behavior as soon as it is ready. */
  @API(status = API.Status.INTERNAL)
  public static Mutator open(WorkloadUnderTest workload, int benches, Progress progress) {
    return open(workload, benches, Duration.ZERO, progress);
  }

  /**
   * Open the benches, and observe the workload on them without a filter.
   *
   * @param benches the number of benches, at least 1
   * @param lives the minimal lifetime before the workload counts as ready; anything that it does
   *     later without a request is not observed
   * @throws WorkloadNotWorkingException if it does not work even without a filter
   */
  @API(status = API.Status.INTERNAL)
  public static Mutator open(
      WorkloadUnderTest workload, int benches, Duration lives, Progress progress) {
    String pod = workload.pod();
    LifePlan plan = workload.plan();
    String unique = UUID.randomUUID().toString().substring(0, 6);
    List<MutantSandbox> opened = new ArrayList<>();
    try (Progress.Task task = progress.begin("starting benches for " + pod)) {
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
              "%spod %s does not work even without a filter: %s"
                  .formatted(
                      workload.container().map(it -> "container " + it + " of ").orElse(""),
                      pod,
                      mutant.function().described()));
        }
        seen.add(mutant.function());
        Duration took = Duration.ofNanos(System.nanoTime() - start).minus(lives);
        longest = took.compareTo(longest) > 0 ? took : longest;
      }
      task.done(Seconds.of(longest) + " per run");
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

  /** A profile from which some syscalls can be removed. */
  public interface Shortened {
    /** Return the profile that does not allow these syscalls. */
    SeccompProfile without(Collection<String> calls);

    /**
     * Create an instance that removes syscalls so that they get the default action of the profile.
     */
    static Shortened of(SeccompProfile profile) {
      return calls -> {
        SeccompProfile less = profile;
        for (String call : calls) {
          less = less.without(call);
        }
        return less;
      };
    }

    /** Create an instance with added syscalls: removing one of these undoes its addition. */
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

  /** Return the differences of the workload under this profile; empty if there are none. */
  public List<Difference> differences(SeccompProfile profile) {
    return differences(profile, false);
  }

  private List<Difference> differences(SeccompProfile profile, boolean otherForm) {
    MutantSeen seen = benches.get(0).live(Optional.of(profile), otherForm, plan, limits);
    return baseline.differences(seen.function());
  }

  /**
   * Return the use of each of these syscalls of a profile, in the same order. Runs one mutant for
   * each syscall and blocks until all have ended.
   *
   * @param ofRuntime the syscalls that the runtime is known to need on some occasion, see {@link
   *     io.github.kindproof.leastprivilege.record.RuntimeCalls}: they are kept even if the mutant
   *     works without them
   */
  public List<CallFinding> uses(
      SeccompProfile profile, Collection<String> calls, Set<String> ofRuntime) {
    return uses(Shortened.of(profile), calls, ofRuntime);
  }

  /** Return the use of each of these syscalls of a profile with its own way to remove them. */
  public List<CallFinding> uses(
      Shortened profile, Collection<String> calls, Set<String> ofRuntime) {
    BlockingQueue<MutantSandbox> free = new LinkedBlockingQueue<>(benches);
    AtomicInteger done = new AtomicInteger();
    try (Progress.Task task = progress.begin("mutants")) {
      List<Callable<CallFinding>> tasks = new ArrayList<>();
      for (String call : calls) {
        tasks.add(
            () -> {
              MutantSandbox bench = free.take();
              try {
                return UseRules.confirmed(
                    use(bench, profile, call, ofRuntime),
                    () -> use(bench, profile, call, ofRuntime));
              } finally {
                free.add(bench);
                task.update(done.incrementAndGet() + " of " + calls.size());
              }
            });
      }
      List<CallFinding> found =
          ConcurrentTasks.run(
              Executors.newFixedThreadPool(benches.size()), tasks, "the mutation", "run again");
      task.done(Count.of(calls.size(), "syscall"));
      return found.stream().map(each -> slowEachTime(each, profile, ofRuntime)).toList();
    }
  }

  /**
   * Return the profile without the syscalls that are not needed. They are removed together, or in
   * groups and one by one where some replace each other. The result works both with and without
   * privilege escalation if the whole profile does.
   *
   * @param found the finding for each syscall of the profile
   */
  public SeccompProfile minimized(SeccompProfile profile, List<CallFinding> found) {
    return minimized(Shortened.of(profile), found);
  }

  /** Return a profile with its own way to remove syscalls without those that are not needed. */
  public SeccompProfile minimized(Shortened profile, List<CallFinding> found) {
    List<String> candidates =
        found.stream().filter(each -> each.use().canGo()).map(CallFinding::call).toList();
    boolean both = differences(profile.without(List.of()), true).isEmpty();
    try (Progress.Task task = progress.begin("removing syscalls that are not needed")) {
      List<String> gone =
          Minimizer.canGo(
              candidates,
              calls -> {
                task.update(Count.of(calls.size(), "syscall") + " fewer");
                return works(profile.without(calls), both);
              });
      task.done(gone.size() + " of " + candidates.size() + " removed");
      return profile.without(gone);
    }
  }

  /** A profile that allows some syscalls only with some arguments, and those syscalls. */
  public record Narrowed(SeccompProfile profile, List<NarrowedCall> calls) {
    /** Create an instance with a copy of the list. */
    public Narrowed {
      calls = List.copyOf(calls);
    }
  }

  /**
   * Return a profile that allows {@code socket} and similar syscalls only with the values of their
   * first argument that the workload needs on this runtime. Like {@link #minimized}, it works with
   * and without privilege escalation if the given profile does.
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
              task.update(Count.of(gone.size(), "value") + " fewer");
              List<String> left = new ArrayList<>(all);
              left.removeAll(gone);
              return works(profile.with(values.call(), values.rules(left)), both);
            }));
    return needed;
  }

  private boolean works(SeccompProfile profile, boolean both) {
    return differences(profile).isEmpty() && (!both || differences(profile, true).isEmpty());
  }

  /** On a busy machine one run may be slow by chance; then the next ones are not. */
  private CallFinding slowEachTime(CallFinding found, Shortened profile, Set<String> ofRuntime) {
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

  @Override
  public void close() {
    benches.forEach(MutantSandbox::close);
  }
}
