package io.github.kindproof.upgrade.seccompdefault.run;

import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.github.kindproof.BadInputException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.leastprivilege.exercise.Exercise;
import io.github.kindproof.leastprivilege.exercise.LifePlan;
import io.github.kindproof.leastprivilege.exercise.PodContainers;
import io.github.kindproof.leastprivilege.exercise.WorkloadNotWorkingException;
import io.github.kindproof.leastprivilege.exercise.WorkloadRun;
import io.github.kindproof.leastprivilege.exercise.WorkloadRunResult;
import io.github.kindproof.leastprivilege.record.DistinctNodeProfiles;
import io.github.kindproof.leastprivilege.verify.Behavior;
import io.github.kindproof.node.AuditRecording;
import io.github.kindproof.node.ContainerSessions;
import io.github.kindproof.node.KernelLog;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import io.github.kindproof.upgrade.seccompdefault.DeniedCalls;
import io.github.kindproof.upgrade.seccompdefault.LoggedProfile;
import io.github.kindproof.upgrade.seccompdefault.PodCopy;
import io.github.kindproof.upgrade.seccompdefault.Remedies;
import io.github.kindproof.upgrade.seccompdefault.Remedy;
import io.github.kindproof.upgrade.seccompdefault.Verdict;
import io.github.kindproof.upgrade.seccompdefault.VerdictRules;
import io.github.kindproof.upgrade.seccompdefault.WorkloadResult;
import io.github.kindproof.workload.Manifest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The runs of one copy: under RuntimeDefault, under the same filter with its denials logged, and,
 * if it breaks, under a profile that allows the denied syscalls.
 *
 * @param cluster the cluster that runs it, without SeccompDefault
 * @param copy the copy
 * @param plan the steps of its life
 */
record CopyRuns(Cluster cluster, PodCopy copy, LifePlan plan, Progress progress) {
  /** Run the copy two or three times, and judge it. Blocks until the last run has ended. */
  WorkloadResult judge() {
    try {
      return judged();
    } catch (BadInputException e) {
      return result(new Verdict.NotLookedAt("the cluster rejects its copy: " + e.getMessage()));
    } catch (WorkloadNotWorkingException e) {
      return result(new Verdict.Undecided(String.valueOf(e.getMessage())));
    } catch (EnvironmentException e) {
      return result(new Verdict.NotObserved(String.valueOf(e.getMessage())));
    }
  }

  private WorkloadResult judged() {
    WorkloadRunResult confined = live("under RuntimeDefault", copy.underRuntimeDefault());
    Optional<String> notStarted = notStarted(confined);
    if (notStarted.isPresent()) {
      return result(new Verdict.NotLookedAt(notStarted.get()));
    }
    Map<String, SeccompFilter> filters = filters(confined);
    if (filters.size() < copy.unfiltered().size()) {
      return result(
          new Verdict.Undecided(
              "no container was created under RuntimeDefault: " + confined.state()));
    }
    Logged logged = logged(filters);
    Optional<String> notStartedLogged = notStarted(logged.run());
    if (notStartedLogged.isPresent()) {
      return result(new Verdict.NotLookedAt(notStartedLogged.get()));
    }
    Behavior free = Behavior.of(logged.run());
    Verdict verdict = VerdictRules.judge(free, logged.denied(), Behavior.of(confined));
    if (verdict instanceof Verdict.Breaks breaks) {
      verdict =
          VerdictRules.confirmed(breaks, logged.denied(), remedy(free, logged.denied(), filters));
    }
    List<String> remarks = new ArrayList<>(copy.remarks());
    logged.denied().losses().forEach(loss -> remarks.add("syscalls may be missing: " + loss));
    return new WorkloadResult(
        copy.workload().id(),
        copy.workload().source(),
        verdict,
        isExercised(),
        logged.denied().calls(),
        remarks);
  }

  private static Optional<String> notStarted(WorkloadRunResult run) {
    return VerdictRules.notStarted(run.observed().outcome().kind(), run.state());
  }

  private WorkloadResult result(Verdict verdict) {
    return new WorkloadResult(
        copy.workload().id(),
        copy.workload().source(),
        verdict,
        isExercised(),
        List.of(),
        copy.remarks());
  }

  private boolean isExercised() {
    return !plan.exercise().equals(Exercise.none());
  }

  private WorkloadRunResult live(String how, Manifest manifest) {
    try (Progress.Task task = progress.begin(copy.workload().id() + " " + how)) {
      WorkloadRunResult run = WorkloadRun.of(cluster, manifest, copy.pod(), plan).live();
      task.done(run.state());
      return run;
    }
  }

  private record Logged(WorkloadRunResult run, DeniedCalls denied) {}

  private Logged logged(Map<String, SeccompFilter> filters) {
    Map<String, SeccompProfile> profiles = new LinkedHashMap<>();
    filters.forEach((name, filter) -> profiles.put(name, LoggedProfile.of(filter.profile())));
    return withProfiles(
        profiles,
        manifest -> {
          String what = copy.workload().id() + " with denials logged";
          try (Progress.Task task = progress.begin(what);
              KernelLog log = cluster.recordKernelLog()) {
            WorkloadRunResult run =
                new WorkloadRun(
                        cluster, manifest, copy.pod(), plan, false, phase -> log.mark(phase.id()))
                    .live();
            AuditRecording recording = log.end().attributedBy(sessions());
            DeniedCalls denied = DeniedCalls.of(recording, containers(run, filters));
            task.done(
                denied.calls().isEmpty() ? "nothing denied" : String.join(", ", denied.names()));
            return new Logged(run, denied);
          }
        });
  }

  /**
   * Allow what was denied, and see whether the copy then does all that it does without a filter.
   */
  private Optional<Remedy> remedy(
      Behavior free, DeniedCalls denied, Map<String, SeccompFilter> filters) {
    List<Remedy.ContainerProfile> added = Remedies.of(denied, filters);
    if (added.isEmpty()) {
      return Optional.empty();
    }
    Map<String, SeccompProfile> profiles = new LinkedHashMap<>();
    filters.forEach((name, filter) -> profiles.put(name, filter.profile()));
    added.forEach(each -> profiles.put(each.container(), each.profile()));
    WorkloadRunResult run =
        withProfiles(profiles, manifest -> live("under a profile of its own", manifest));
    Verdict again = VerdictRules.judge(free, denied, Behavior.of(run));
    Optional<String> failure =
        again instanceof Verdict.Breaks breaks ? Optional.of(breaks.why()) : Optional.empty();
    return Optional.of(new Remedy(added, failure));
  }

  /** Do some work with profiles on the nodes, equal ones once. */
  private <T> T withProfiles(Map<String, SeccompProfile> profiles, Function<Manifest, T> work) {
    try (DistinctNodeProfiles there = new DistinctNodeProfiles(cluster)) {
      Map<String, String> files = new HashMap<>();
      profiles.forEach((container, profile) -> files.put(container, there.put(profile)));
      return work.apply(copy.underProfiles(files));
    }
  }

  private Map<Long, String> sessions() {
    Map<Long, String> sessions = new HashMap<>();
    for (NodeShell node : cluster.nodes()) {
      sessions.putAll(ContainerSessions.of(node));
    }
    return sessions;
  }

  /**
   * Return the filters of the unfiltered containers under RuntimeDefault. A container that did not
   * start, as another failed before it, has the filter of one with the same capabilities.
   */
  private Map<String, SeccompFilter> filters(WorkloadRunResult confined) {
    Map<String, SeccompFilter> filters = new LinkedHashMap<>();
    Map<Capabilities, SeccompFilter> byCapabilities = new HashMap<>();
    for (String name : copy.unfiltered()) {
      SeccompFilter filter = confined.observed().container(name).filter();
      if (filter != null) {
        byCapabilities.putIfAbsent(capabilities(name), filter);
      }
    }
    for (String name : copy.unfiltered()) {
      SeccompFilter filter = confined.observed().container(name).filter();
      SeccompFilter known = filter == null ? byCapabilities.get(capabilities(name)) : filter;
      if (known != null) {
        filters.put(name, known);
      }
    }
    return filters;
  }

  private Capabilities capabilities(String container) {
    return PodContainers.of(copy.manifest().pods().get(0)).stream()
        .filter(each -> each.getName().equals(container))
        .map(Container::getSecurityContext)
        .filter(Objects::nonNull)
        .map(SecurityContext::getCapabilities)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(Capabilities::new);
  }

  private static Map<String, DeniedCalls.Confined> containers(
      WorkloadRunResult run, Map<String, SeccompFilter> filters) {
    Map<String, DeniedCalls.Confined> containers = new LinkedHashMap<>();
    Map<String, Set<String>> ids = run.containerIds();
    filters.forEach(
        (name, filter) -> {
          Set<String> all = new HashSet<>(ids.getOrDefault(name, Set.of()));
          run.observed().container(name).containerId().ifPresent(all::add);
          Instant started = started(run, name);
          all.forEach(id -> containers.put(id, new DeniedCalls.Confined(name, started, filter)));
        });
    return containers;
  }

  /** The kubelet reports whole seconds, rounded down. */
  private static Instant started(WorkloadRunResult run, String container) {
    return PodContainers.status(run.last(), container)
        .flatMap(CopyRuns::started)
        .orElseGet(Instant::now);
  }

  private static Optional<Instant> started(ContainerStatus status) {
    ContainerState state = status.getState();
    return Optional.ofNullable(state.getTerminated())
        .map(it -> it.getStartedAt())
        .or(() -> Optional.ofNullable(state.getRunning()).map(it -> it.getStartedAt()))
        .map(Instant::parse);
  }
}
