package io.github.kindproof.seccomp.filter;

import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.seccomp.CallVerdict;
import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.Syscall;
import io.github.kindproof.seccomp.SyscallTable;
import io.github.kindproof.seccomp.bpf.CallAnswers;
import io.github.kindproof.seccomp.bpf.Entry;
import io.github.kindproof.seccomp.bpf.FilterAnswer;
import io.github.kindproof.seccomp.bpf.SeccompData;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A profile, and what the filter that a runtime builds from it answers.
 *
 * <p>The answers are those of {@link FilterToolchain}, at every boundary value of the arguments.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SeccompFilter {
  private static final int EPERM = 1;

  private final SeccompProfile profile;
  private final boolean noNewPrivileges;
  private final FilterToolchain builder;
  private final FilterBuild build;

  private SeccompFilter(SeccompProfile profile, boolean noNewPrivileges, FilterToolchain builder) {
    this.profile = profile;
    this.noNewPrivileges = noNewPrivileges;
    this.builder = builder;
    this.build = builder.build(profile);
  }

  /** Return the filter that the newest measured runtime builds on this machine. */
  public static SeccompFilter of(SeccompProfile profile) {
    return of(profile, false);
  }

  /**
   * Return the filter that the newest measured runtime builds on this machine.
   *
   * @param noNewPrivileges whether the process may gain no privileges ({@code
   *     allowPrivilegeEscalation: false}): the runtime then loads the filter later, so that fewer
   *     of its own syscalls are filtered
   */
  public static SeccompFilter of(SeccompProfile profile, boolean noNewPrivileges) {
    return new SeccompFilter(profile, noNewPrivileges, FilterToolchain.newest());
  }

  /** Return the filter that a runtime builds. */
  @API(status = API.Status.INTERNAL)
  public static SeccompFilter of(SeccompProfile profile, FilterToolchain builder) {
    return new SeccompFilter(profile, false, builder);
  }

  /** Return the profile that it is made from. */
  public SeccompProfile profile() {
    return profile;
  }

  /** Return what builds it. */
  @API(status = API.Status.INTERNAL)
  public FilterToolchain toolchain() {
    return builder;
  }

  /** Return whether the process may gain no privileges. */
  public boolean noNewPrivileges() {
    return noNewPrivileges;
  }

  /** Return why the runtime builds no filter and starts no container; empty if it does. */
  public Optional<String> refusal() {
    return build instanceof FilterBuild.Refused refused
        ? Optional.of(refused.reason())
        : Optional.empty();
  }

  /** Return the errno of the default action, {@code EPERM} unless the profile sets one. */
  public int defaultErrno() {
    return profile.defaultErrno().orElse(EPERM);
  }

  /**
   * Return the verdict on a syscall of this machine's architecture; of another architecture of the
   * machine if only that has it; DENIED if the runtime refuses the profile.
   */
  public CallVerdict verdict(String call) {
    return answers(call).map(SeccompFilter::verdict).orElse(CallVerdict.DENIED);
  }

  /** Return the verdict on a syscall that takes this way into the kernel; empty without it. */
  @API(status = API.Status.INTERNAL)
  public Optional<CallVerdict> verdict(Entry way, String call) {
    return SyscallTable.of(way.architecture())
        .call(call)
        .map(it -> answers(way, it).map(SeccompFilter::verdict).orElse(CallVerdict.DENIED));
  }

  /** Return the answer to a syscall; empty if the runtime refuses the profile. */
  @API(status = API.Status.INTERNAL)
  public Optional<FilterAnswer> answer(SeccompData call) {
    return built().map(it -> it.answer(call));
  }

  /** Return the answers to a syscall; empty if the runtime refuses the profile. */
  @API(status = API.Status.INTERNAL)
  public Optional<CallAnswers> answers(Entry way, Syscall call) {
    return built().map(it -> it.answers(way.auditCode(), call.number()));
  }

  /** Return the filter; empty if the runtime refuses the profile. */
  @API(status = API.Status.INTERNAL)
  public Optional<BuiltFilter> built() {
    return build instanceof FilterBuild.Built built
        ? Optional.of(built.filter())
        : Optional.empty();
  }

  /**
   * Return whether the filter always denies a syscall so that the caller notices. It does not if it
   * answers {@code ENOSYS}, as a kernel without the syscall does: callers then go on without it.
   */
  public boolean isRefused(String call) {
    return answers(call)
        .map(
            it ->
                verdict(it) == CallVerdict.DENIED
                    && it.examples().keySet().stream().noneMatch(SeccompFilter::isNoSuchCall))
        .orElse(true);
  }

  /**
   * Return whether the filter always reports success for a syscall, which the kernel never runs.
   */
  @API(status = API.Status.INTERNAL)
  public boolean pretends(String call) {
    return answers(call)
        .flatMap(CallAnswers::always)
        .filter(FilterAnswer.errno(0)::equals)
        .isPresent();
  }

  /** Return the syscall that ends its caller, if there is exactly one. */
  public Optional<String> onlyDeadlyCall() {
    List<String> calls =
        profile.rules().stream()
            .filter(rule -> rule.action().isDeadly())
            .flatMap(rule -> rule.names().stream())
            .distinct()
            .toList();
    return calls.size() == 1 && defaultDeadly().isEmpty()
        ? Optional.of(calls.get(0))
        : Optional.empty();
  }

  /** Return whether every syscall ends its caller. */
  public boolean endsEverything() {
    return defaultDeadly().isPresent()
        && profile.rules().stream().allMatch(it -> it.action().isDeadly());
  }

  /** Return the actions that end a caller, KILL_THREAD for KILL; empty if none does. */
  public Set<SeccompAction> deadlyActions() {
    return Stream.concat(
            defaultDeadly().stream(), profile.rules().stream().map(it -> it.action().ofKernel()))
        .filter(SeccompAction::isDeadly)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Return the action that ends a caller of this syscall, at least with some arguments. */
  public Optional<SeccompAction> deadlyFor(String call) {
    return answers(call).stream()
        .flatMap(it -> it.examples().keySet().stream())
        .sorted(FilterAnswer.STRICTEST_FIRST)
        .map(FilterAnswer::action)
        .filter(SeccompAction::isDeadly)
        .findFirst();
  }

  private Optional<SeccompAction> defaultDeadly() {
    return Optional.of(profile.defaultAction().ofKernel()).filter(SeccompAction::isDeadly);
  }

  private Optional<CallAnswers> answers(String call) {
    List<Entry> ways = Entry.of(builder.machine());
    return Stream.concat(
            ways.stream()
                .flatMap(
                    way ->
                        SyscallTable.of(way.architecture()).call(call).stream()
                            .flatMap(it -> answers(way, it).stream())),
            unknown(ways.get(0)).stream())
        .findFirst();
  }

  /** The answers to a syscall that this machine has no number for. */
  private Optional<CallAnswers> unknown(Entry way) {
    return built().map(it -> it.answers(way.auditCode(), way.unknownNumber()));
  }

  private static CallVerdict verdict(CallAnswers answers) {
    List<CallVerdict> verdicts =
        answers.examples().keySet().stream().map(SeccompFilter::verdict).distinct().toList();
    return verdicts.size() == 1 ? verdicts.get(0) : CallVerdict.CONDITIONAL;
  }

  /** Return the verdict of one answer. */
  @API(status = API.Status.INTERNAL)
  public static CallVerdict verdict(FilterAnswer answer) {
    if (answer.action().letsThrough()) {
      return CallVerdict.ALLOWED;
    }
    return answer.action() == SeccompAction.NOTIFY ? CallVerdict.DELEGATED : CallVerdict.DENIED;
  }

  private static boolean isNoSuchCall(FilterAnswer answer) {
    return answer.action() == SeccompAction.TRACE
        || answer.equals(FilterAnswer.errno(Errno.ENOSYS.number()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SeccompFilter filter
        && profile.equals(filter.profile)
        && noNewPrivileges == filter.noNewPrivileges
        && builder.equals(filter.builder);
  }

  @Override
  public int hashCode() {
    return profile.hashCode();
  }

  @Override
  public String toString() {
    return "default %s, %s"
        .formatted(profile.defaultAction().profileName(), Count.of(profile.rules().size(), "rule"));
  }
}
