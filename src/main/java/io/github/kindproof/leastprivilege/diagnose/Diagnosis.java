package io.github.kindproof.leastprivilege.diagnose;

import io.github.kindproof.leastprivilege.verify.Difference;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.knowledge.CallFinding;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The reason why a workload does not work under a profile. */
public sealed interface Diagnosis {
  /**
   * A pod that works: all of it was observed to behave as it does without a filter.
   *
   * @param containers the containers that profiles are for
   */
  record Works(List<String> containers) implements Diagnosis {
    /** Create a diagnosis with a copy of the containers. */
    public Works {
      containers = List.copyOf(containers);
    }
  }

  /**
   * The syscalls that the profile of a container lacks.
   *
   * @param container the name of the container
   * @param shown the differences under the profile
   * @param needed the syscalls to add, in the order in which they are made, each with its use
   * @param spare the syscalls that the container makes and the profile denies, but that are not
   *     needed
   */
  record Lack(
      String container, List<Difference> shown, List<CallFinding> needed, List<CallFinding> spare) {
    /** Create an instance with copies of the lists. */
    public Lack {
      shown = List.copyOf(shown);
      needed = List.copyOf(needed);
      spare = List.copyOf(spare);
    }
  }

  /**
   * A pod that needs syscalls that its profiles deny.
   *
   * @param lacks the lacking syscalls of each container, in the order in which the containers
   *     failed
   * @param mended the profiles with the needed syscalls, by container name
   * @param rest the differences that the pod still shows with these; empty if it works
   */
  record NeedsCalls(List<Lack> lacks, Map<String, SeccompProfile> mended, List<Difference> rest)
      implements Diagnosis {
    /** Create a diagnosis with copies of the collections. */
    public NeedsCalls {
      lacks = List.copyOf(lacks);
      mended = Collections.unmodifiableMap(new LinkedHashMap<>(mended));
      rest = List.copyOf(rest);
    }

    /** Return the profile of a container with all needed syscalls, unchanged if it lacks none. */
    public SeccompProfile mended(String container) {
      return Objects.requireNonNull(mended.get(container), container);
    }

    /** Return the syscalls to add to any of the profiles. */
    public List<CallFinding> needed() {
      return lacks.stream().flatMap(lack -> lack.needed().stream()).toList();
    }
  }

  /**
   * A pod that does not work although the requested container lacks nothing.
   *
   * @param asked the requested container
   * @param failing the failing container
   * @param shown the differences of the pod
   */
  record AnotherFails(String asked, String failing, List<Difference> shown) implements Diagnosis {
    /** Create a diagnosis with a copy of the differences. */
    public AnotherFails {
      shown = List.copyOf(shown);
    }
  }

  /**
   * A pod that does not work without a filter either, but does once these restrictions are lifted.
   *
   * @param state the outcome without a filter
   * @param restraints the restrictions: one, or several if lifting no single one was enough
   */
  record Restrained(String state, Set<SecurityRestriction> restraints) implements Diagnosis {
    /** Create a diagnosis with a copy of the restrictions. */
    public Restrained {
      restraints = Collections.unmodifiableSet(EnumSet.copyOf(restraints));
    }
  }

  /**
   * A pod that works neither without a filter nor without any other restriction, so that the fault
   * is its own or its environment's.
   *
   * @param state the outcome without a filter
   * @param lastWords the last line that it logged
   */
  record DoesNotWork(String state, String lastWords) implements Diagnosis {
    /** Return the fault according to the pod's own messages; empty if they do not show it. */
    public Optional<String> fault() {
      return OwnFault.of(lastWords).or(() -> OwnFault.of(state));
    }
  }

  /**
   * A pod that works without a filter but not under its profiles, for an unknown reason.
   *
   * @param containers the containers that were examined
   * @param shown the differences under the profiles
   * @param still the differences with the missing syscalls added; empty if none was missing
   */
  record NotFound(List<String> containers, List<Difference> shown, List<Difference> still)
      implements Diagnosis {
    /** Create a diagnosis with copies of the lists. */
    public NotFound {
      containers = List.copyOf(containers);
      shown = List.copyOf(shown);
      still = List.copyOf(still);
    }
  }
}
