package io.github.kindling.mutate;

import io.github.kindling.exercise.DidNotWork;
import io.github.kindling.exercise.LifePlan;
import io.github.kindling.exercise.WorkloadUnderTest;
import io.github.kindling.failure.EnvironmentFault;
import io.github.kindling.progress.Progress;
import io.github.kindling.seccomp.SeccompProfile;
import io.github.kindling.verify.Baseline;
import io.github.kindling.verify.Difference;
import io.github.kindling.verify.Function;
import io.github.kindling.waiting.Together;
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

/**
 * Takes calls away from a profile, and sees what the workload then does otherwise than without a
 * filter. Each profile is tried on the node's own runtime with the container's own spec, without a
 * pod: several benches do so side by side. Closing it removes them.
 */
public final class Mutator implements AutoCloseable {
  private static final int LIVES_WITHOUT = 3;
  private static final Workbench.Limits FIRST =
      new Workbench.Limits(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofSeconds(30));
  private static final Duration LEAST = Duration.ofSeconds(5);
  private static final int TIMES = 5;
  private static final int SLOW_LIVES = 3;

  private final Progress progress;
  private final LifePlan plan;
  private final List<Workbench> benches;
  private final Workbench.Limits limits;
  private final Baseline baseline;

  private Mutator(
      Progress progress,
      LifePlan plan,
      List<Workbench> benches,
      Workbench.Limits limits,
      Baseline baseline) {
    this.progress = progress;
    this.plan = plan;
    this.benches = List.copyOf(benches);
    this.limits = limits;
    this.baseline = baseline;
  }

  /**
   * Makes the benches, and sees what the workload does on them without a filter.
   *
   * @param benches how many, at least 1
   * @throws DidNotWork if it does not work even then
   */
  public static Mutator open(WorkloadUnderTest workload, int benches, Progress progress) {
    String pod = workload.pod();
    LifePlan plan = workload.plan();
    String unique = UUID.randomUUID().toString().substring(0, 6);
    List<Workbench> opened = new ArrayList<>();
    try (Progress.Task task = progress.begin("benches for " + pod)) {
      for (int i = 0; i < benches; i++) {
        opened.add(Workbench.open(workload, "mutant-" + unique + "-" + i));
      }
      List<Function> lives = new ArrayList<>();
      Duration longest = Duration.ZERO;
      for (int i = 0; i < LIVES_WITHOUT; i++) {
        long start = System.nanoTime();
        MutantSeen seen = opened.get(i % opened.size()).live(Optional.empty(), false, plan, FIRST);
        if (!seen.function().works()) {
          throw new DidNotWork(
              "pod %s does not work even without a filter: %s %s"
                  .formatted(
                      pod,
                      seen.function().state(),
                      seen.function().exercises().stream().map(each -> each.ending()).toList()));
        }
        lives.add(seen.function());
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        longest = took.compareTo(longest) > 0 ? took : longest;
      }
      task.done("%.1f s a life".formatted(longest.toMillis() / 1000.0));
      Duration limit = longest.multipliedBy(TIMES).plus(LEAST);
      return new Mutator(
          progress, plan, opened, new Workbench.Limits(limit, limit, limit), new Baseline(lives));
    } catch (RuntimeException e) {
      opened.forEach(Workbench::close);
      throw e;
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
   *     io.github.kindling.record.RuntimeCalls}: it stays, though it was not missed here
   */
  public List<CallFinding> uses(
      SeccompProfile profile, Collection<String> calls, Set<String> ofRuntime) {
    Deque<String> left = new ArrayDeque<>(calls);
    AtomicInteger done = new AtomicInteger();
    try (Progress.Task task = progress.begin("mutants")) {
      List<Callable<List<CallFinding>>> tasks = new ArrayList<>();
      for (Workbench bench : benches) {
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
          Together.run(
                  Executors.newFixedThreadPool(benches.size()), tasks, "the mutation", "run again")
              .stream()
              .flatMap(List::stream)
              .toList();
      task.done(calls.size() + " calls");
      return calls.stream()
          .map(
              call ->
                  found.stream()
                      .filter(each -> each.call().equals(call))
                      .findFirst()
                      .orElseThrow(
                          () -> new EnvironmentFault("no finding of " + call, "run again")))
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
  public SeccompProfile minimised(SeccompProfile profile, List<CallFinding> found) {
    List<String> candidates =
        found.stream().filter(each -> each.use().canGo()).map(CallFinding::call).toList();
    boolean both = differences(profile, true).isEmpty();
    try (Progress.Task task = progress.begin("without what is not needed")) {
      List<String> gone =
          Minimiser.canGo(
              candidates,
              calls -> {
                task.update(calls.size() + " calls fewer");
                return works(without(profile, calls), both);
              });
      task.done(gone.size() + " of " + candidates.size() + " go");
      return without(profile, gone);
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
   * #minimised}. Which these are was seen on this runtime.
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
        Minimiser.canGo(
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

  private static SeccompProfile without(SeccompProfile profile, Collection<String> calls) {
    SeccompProfile less = profile;
    for (String call : calls) {
      less = less.without(call);
    }
    return less;
  }

  /** On a busy machine one life may be slow by chance: then the next ones are not. */
  private CallFinding confirmed(CallFinding found, SeccompProfile profile, Set<String> ofRuntime) {
    CallFinding last = found;
    for (int i = 0; i < SLOW_LIVES && last.use() == CallUse.SLOWER; i++) {
      last = use(benches.get(0), profile, found.call(), ofRuntime);
    }
    return last;
  }

  private CallFinding use(
      Workbench bench, SeccompProfile profile, String call, Set<String> ofRuntime) {
    SeccompProfile mutant = profile.without(call);
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
    benches.forEach(Workbench::close);
  }
}
