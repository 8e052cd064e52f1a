package io.github.kindling.diagnose;

import io.github.kindling.mutate.CallFinding;
import io.github.kindling.seccomp.SeccompProfile;
import io.github.kindling.verify.Difference;
import java.util.List;

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
   * It does not work without a filter either, and works when this is lifted.
   *
   * @param state how it is without a filter
   * @param restraint what was lifted
   */
  record Restrained(String state, Restraint restraint) implements Diagnosis {}

  /**
   * It works neither without a filter nor without any other restraint: its own fault, or its
   * surroundings'.
   *
   * @param state how it is without a filter
   * @param lastWords what it logged last
   */
  record DoesNotWork(String state, String lastWords) implements Diagnosis {}

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
