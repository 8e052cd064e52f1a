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

/** Why a workload does not do its work under a profile. */
public sealed interface Diagnosis {
  /**
   * It does all that it does without a filter: the whole pod was seen to.
   *
   * @param containers those that profiles are for
   */
  record Works(List<String> containers) implements Diagnosis {
    public Works {
      containers = List.copyOf(containers);
    }
  }

  /**
   * What the profile of a container lacks.
   *
   * @param container its name
   * @param shown what it does otherwise under the profile
   * @param needed the calls that have to be added, in the order in which they are made, each with
   *     what it is for
   * @param spare calls that it makes, that the profile refuses, and that it does not miss
   */
  record Lack(
      String container, List<Difference> shown, List<CallFinding> needed, List<CallFinding> spare) {
    public Lack {
      shown = List.copyOf(shown);
      needed = List.copyOf(needed);
      spare = List.copyOf(spare);
    }
  }

  /**
   * Its profiles refuse calls that it needs.
   *
   * @param lacks of each container that was found to lack some, in the order in which they failed
   * @param mended the profiles with what is needed, by the names of the containers
   * @param rest what the pod still does otherwise with these; empty if it does its work
   */
  record NeedsCalls(List<Lack> lacks, Map<String, SeccompProfile> mended, List<Difference> rest)
      implements Diagnosis {
    public NeedsCalls {
      lacks = List.copyOf(lacks);
      mended = Collections.unmodifiableMap(new LinkedHashMap<>(mended));
      rest = List.copyOf(rest);
    }

    /** The profile of a container with what is needed, its own or a mended one. */
    public SeccompProfile mended(String container) {
      return Objects.requireNonNull(mended.get(container), container);
    }

    /** The calls that have to be added to one profile or another. */
    public List<CallFinding> needed() {
      return lacks.stream().flatMap(lack -> lack.needed().stream()).toList();
    }
  }

  /**
   * The container that was asked for lacks nothing, and its pod does not work all the same.
   *
   * @param asked that container
   * @param failing the one that fails
   * @param shown what the pod does otherwise
   */
  record AnotherFails(String asked, String failing, List<Difference> shown) implements Diagnosis {
    public AnotherFails {
      shown = List.copyOf(shown);
    }
  }

  /**
   * It does not work without a filter either, and works when these are lifted.
   *
   * @param state how it is without a filter
   * @param restraints what was lifted: one, or several where none alone was enough
   */
  record Restrained(String state, Set<SecurityRestriction> restraints) implements Diagnosis {
    public Restrained {
      restraints = Collections.unmodifiableSet(EnumSet.copyOf(restraints));
    }
  }

  /**
   * It works neither without a filter nor without any other restraint: its own fault, or its
   * surroundings'.
   *
   * @param state how it is without a filter
   * @param lastWords what it logged last
   */
  record DoesNotWork(String state, String lastWords) implements Diagnosis {
    /** What is wrong, by its own words; empty if they do not tell. */
    public Optional<String> fault() {
      return OwnFault.of(lastWords).or(() -> OwnFault.of(state));
    }
  }

  /**
   * It works without a filter, and it was not found why it does not under its profiles: no answer.
   *
   * @param containers those that were looked at
   * @param shown what it does otherwise under the profiles
   * @param still what it does otherwise with the calls that it makes added; empty if none was found
   *     to be missing
   */
  record NotFound(List<String> containers, List<Difference> shown, List<Difference> still)
      implements Diagnosis {
    public NotFound {
      containers = List.copyOf(containers);
      shown = List.copyOf(shown);
      still = List.copyOf(still);
    }
  }
}
