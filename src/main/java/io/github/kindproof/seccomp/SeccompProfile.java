package io.github.kindproof.seccomp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A seccomp profile in the form that the kubelet hands to the container runtime (OCI's {@code
 * linux.seccomp}).
 *
 * @param defaultAction what happens with a call that no rule names
 * @param defaultErrno the number that a default of {@link SeccompAction#ERRNO} answers; empty is
 *     {@code EPERM}
 * @param architectures whose calls the filter knows; another's are killed
 * @param flags of {@code seccomp(2)}, for example {@code SECCOMP_FILTER_FLAG_LOG}
 * @param rules the exceptions from the default
 * @param warnings what the runtime would accept and ignore, one line each with its place
 */
public record SeccompProfile(
    SeccompAction defaultAction,
    OptionalInt defaultErrno,
    List<Architecture> architectures,
    List<String> flags,
    List<SeccompRule> rules,
    List<String> warnings) {

  /** Copies the lists. */
  public SeccompProfile {
    architectures = List.copyOf(architectures);
    flags = List.copyOf(flags);
    rules = List.copyOf(rules);
    warnings = List.copyOf(warnings);
  }

  /** A profile that answers {@code EPERM} to everything but these calls. */
  public static SeccompProfile allowing(List<Architecture> architectures, SortedSet<String> names) {
    return new SeccompProfile(
        SeccompAction.ERRNO,
        OptionalInt.empty(),
        architectures,
        List.of(),
        List.of(SeccompRule.allow(List.copyOf(names))),
        List.of());
  }

  /** The calls that are always made without a record, by name. */
  public SortedSet<String> allowed() {
    TreeSet<String> names = new TreeSet<>();
    rules.stream()
        .filter(rule -> rule.action() == SeccompAction.ALLOW && rule.isUnconditional())
        .forEach(rule -> names.addAll(rule.names()));
    return Collections.unmodifiableSortedSet(names);
  }

  /** What becomes of a call. */
  public CallVerdict verdict(String call) {
    return new SeccompFilter(this, false).verdict(call);
  }

  /** The same profile that always allows this call too. */
  public SeccompProfile with(String syscall) {
    return with(syscall, List.of(SeccompRule.allow(List.of(syscall))));
  }

  /** The same profile in which these rules, and no other, name this call. */
  public SeccompProfile with(String syscall, List<SeccompRule> instead) {
    return withRules(Stream.concat(without(syscall).rules.stream(), instead.stream()).toList());
  }

  /** The same profile in which no rule names this call: the default action is what it gets. */
  public SeccompProfile without(String syscall) {
    List<SeccompRule> kept = new ArrayList<>();
    for (SeccompRule rule : rules) {
      List<String> names = rule.names().stream().filter(name -> !name.equals(syscall)).toList();
      if (!names.isEmpty()) {
        kept.add(rule.withNames(names));
      }
    }
    return withRules(kept);
  }

  /** The profile as a file's text, indented. */
  public String toJson() {
    return ProfileWriter.write(this);
  }

  private SeccompProfile withRules(List<SeccompRule> others) {
    return new SeccompProfile(defaultAction, defaultErrno, architectures, flags, others, warnings);
  }
}
