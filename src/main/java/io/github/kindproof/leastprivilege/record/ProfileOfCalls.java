package io.github.kindproof.leastprivilege.record;

import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.SeccompRule;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * A profile that allows a container's syscalls and those of its runtimes. Pure.
 *
 * @param calls the observed syscalls
 * @param ofRuntimes the syscalls that the runtimes need in addition, see {@link RuntimeCalls}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ProfileOfCalls(ContainerCalls calls, SortedSet<String> ofRuntimes) {
  /** Return the profile, which denies every other syscall with {@code EPERM}. */
  public SeccompProfile profile() {
    return new SeccompProfile(
        SeccompAction.ERRNO,
        OptionalInt.of(Errno.EPERM.number()),
        List.copyOf(calls.architectures()),
        List.of(),
        List.of(SeccompRule.allow(List.copyOf(names()))),
        List.of());
  }

  /** Return the names of all syscalls that the profile allows. */
  public SortedSet<String> names() {
    TreeSet<String> names = new TreeSet<>(ofRuntimes);
    calls.calls().stream()
        .filter(RecordedCall::hasName)
        .map(RecordedCall::name)
        .forEach(names::add);
    return names;
  }

  /** Return the observed syscalls that no profile can name, because libseccomp's table is older. */
  public List<String> nameless() {
    return calls.calls().stream()
        .filter(call -> !call.hasName())
        .map(call -> call.name() + " of " + call.architecture().profileName())
        .toList();
  }
}
