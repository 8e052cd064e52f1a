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
 * The profile of just what a container was seen to call, and its runtimes need. Pure.
 *
 * @param calls what was seen
 * @param ofRuntimes what runtimes need beside, see {@link RuntimeCalls}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ProfileOfCalls(ContainerCalls calls, SortedSet<String> ofRuntimes) {
  /** The profile: every other call is answered {@code EPERM}. */
  public SeccompProfile profile() {
    return new SeccompProfile(
        SeccompAction.ERRNO,
        OptionalInt.of(Errno.EPERM.number()),
        List.copyOf(calls.architectures()),
        List.of(),
        List.of(SeccompRule.allow(List.copyOf(names()))),
        List.of());
  }

  /** All calls that it allows. */
  public SortedSet<String> names() {
    TreeSet<String> names = new TreeSet<>(ofRuntimes);
    calls.calls().stream()
        .filter(RecordedCall::hasName)
        .map(RecordedCall::name)
        .forEach(names::add);
    return names;
  }

  /** Calls that were made and that no profile can name: newer than libseccomp's table. */
  public List<String> nameless() {
    return calls.calls().stream()
        .filter(call -> !call.hasName())
        .map(call -> call.name() + " of " + call.architecture().profileName())
        .toList();
  }
}
