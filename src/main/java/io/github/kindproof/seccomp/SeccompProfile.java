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
 * @param defaultAction the action on a syscall that no rule names
 * @param defaultErrno the number for a default of {@link SeccompAction#ERRNO}; empty means {@code
 *     EPERM}
 * @param architectures the architectures whose syscalls the filter knows; others are killed
 * @param flags of {@code seccomp(2)}, for example {@code SECCOMP_FILTER_FLAG_LOG}
 * @param rules the exceptions from the default
 * @param warnings the parts that the runtime would accept and ignore, one line each with its place
 */
public record SeccompProfile(
    SeccompAction defaultAction,
    OptionalInt defaultErrno,
    List<Architecture> architectures,
    List<String> flags,
    List<SeccompRule> rules,
    List<String> warnings) {

  /** Copy the lists. */
  public SeccompProfile {
    architectures = List.copyOf(architectures);
    flags = List.copyOf(flags);
    rules = List.copyOf(rules);
    warnings = List.copyOf(warnings);
  }

  /** Create a profile that allows these syscalls and answers {@code EPERM} to all others. */
  public static SeccompProfile allowing(List<Architecture> architectures, SortedSet<String> names) {
    return new SeccompProfile(
        SeccompAction.ERRNO,
        OptionalInt.empty(),
        architectures,
        List.of(),
        List.of(SeccompRule.allow(List.copyOf(names))),
        List.of());
  }

  /** Return the names of the syscalls that are always allowed without an audit record. */
  public SortedSet<String> allowed() {
    TreeSet<String> names = new TreeSet<>();
    rules.stream()
        .filter(rule -> rule.action() == SeccompAction.ALLOW && rule.isUnconditional())
        .forEach(rule -> names.addAll(rule.names()));
    return Collections.unmodifiableSortedSet(names);
  }

  /** Return a copy of the profile that always allows this syscall. */
  public SeccompProfile with(String syscall) {
    return with(syscall, List.of(SeccompRule.allow(List.of(syscall))));
  }

  /** Return a copy of the profile in which these rules, and no others, name this syscall. */
  public SeccompProfile with(String syscall, List<SeccompRule> instead) {
    return withRules(Stream.concat(without(syscall).rules.stream(), instead.stream()).toList());
  }

  /** Return a copy of the profile in which no rule names this syscall, so the default applies. */
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

  /** Return the profile as indented JSON, as in a file. */
  public String toJson() {
    return ProfileWriter.write(this);
  }

  private SeccompProfile withRules(List<SeccompRule> others) {
    return new SeccompProfile(defaultAction, defaultErrno, architectures, flags, others, warnings);
  }
}
