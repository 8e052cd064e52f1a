package io.github.kindling.diagnose;

import io.github.kindling.mutate.CallFinding;
import io.github.kindling.seccomp.SeccompProfile;
import io.github.kindling.verify.Difference;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why a workload does not do its work under a profile. */
public sealed interface Diagnosis {
  /** It does all that it does without a filter. */
  record Works() implements Diagnosis {}

  /**
   * Its profile refuses calls that it needs.
   *
   * @param shown what it does otherwise under the profile
   * @param needed the calls that have to be added, in the order in which they are made, each with
   *     what it is for
   * @param spare calls that it makes, that the profile refuses, and that it does not miss
   * @param mended the profile with what is needed, under which it was seen to work
   */
  record NeedsCalls(
      List<Difference> shown,
      List<CallFinding> needed,
      List<CallFinding> spare,
      SeccompProfile mended)
      implements Diagnosis {
    public NeedsCalls {
      shown = List.copyOf(shown);
      needed = List.copyOf(needed);
      spare = List.copyOf(spare);
    }
  }

  /**
   * It does not work without a filter either, and works when these are lifted.
   *
   * @param state how it is without a filter
   * @param restraints what was lifted: one, or several where none alone was enough
   */
  record Restrained(String state, Set<Restraint> restraints) implements Diagnosis {
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
   * It works without a filter, and does not with all of its calls added to the profile: what else
   * the profile does to it is not known.
   *
   * @param shown what it does otherwise under the profile
   * @param still what it does otherwise with its calls added
   */
  record NotFound(List<Difference> shown, List<Difference> still) implements Diagnosis {
    public NotFound {
      shown = List.copyOf(shown);
      still = List.copyOf(still);
    }
  }
}
