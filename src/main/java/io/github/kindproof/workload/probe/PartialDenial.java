package io.github.kindproof.workload.probe;

import io.github.kindproof.seccomp.Way;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * A syscall that a filter denies here and leaves open there: a program that is denied it by one way
 * can take another.
 *
 * @param call the syscall, as a row of the probe
 * @param denied the ways by which the filter denies it
 * @param open the ways by which it does not
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PartialDenial(String call, SortedSet<Way> denied, SortedSet<Way> open) {
  /** The name of this verdict. */
  public static final String TITLE = "denied here, open there";

  /** Copy the sets. */
  public PartialDenial {
    denied = Collections.unmodifiableSortedSet(new TreeSet<>(denied));
    open = Collections.unmodifiableSortedSet(new TreeSet<>(open));
  }

  /** Return the ways in words, for example {@code denied by 64-bit, i386; open by socketcall}. */
  public String ways() {
    return "denied by " + words(denied) + "; open by " + words(open);
  }

  /** Return {@code CALL: denied by …; open by …}. */
  @Override
  public String toString() {
    return call + ": " + ways();
  }

  /** Return ways in words, for example {@code 64-bit, i386}. */
  public static String words(Set<Way> ways) {
    return ways.stream().sorted().map(Way::word).collect(Collectors.joining(", "));
  }
}
