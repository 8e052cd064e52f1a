package io.github.kindproof.upgrade.seccompdefault;

import io.github.kindproof.leastprivilege.verify.Difference;
import java.util.List;
import java.util.Optional;

/** What SeccompDefault would do to a workload, the most urgent first. */
public sealed interface Verdict {
  /** Return the verdict in a few words, for example {@code would break}. */
  String words();

  /** Return the word in JSON, for example {@code not-observed}. */
  default String id() {
    return words().replace(' ', '-');
  }

  /** Return the reason in one line; empty if the verdict says everything. */
  String why();

  /**
   * It works without a filter, and not under RuntimeDefault.
   *
   * @param differences how its copies differed, the most telling first
   * @param remedy profiles to give it instead; empty if none was found
   */
  record Breaks(List<Difference> differences, Optional<Remedy> remedy) implements Verdict {
    /** Create a verdict with a copy of the list. */
    public Breaks {
      differences = List.copyOf(differences);
    }

    @Override
    public String words() {
      return "would break";
    }

    @Override
    public String id() {
      return "breaks";
    }

    @Override
    public String why() {
      return String.join("; ", differences.stream().map(Difference::words).toList());
    }
  }

  /**
   * Its copies do not prove anything, for example because they do not work without a filter.
   *
   * @param why one line
   */
  record Undecided(String why) implements Verdict {
    @Override
    public String words() {
      return "undecided";
    }
  }

  /**
   * The environment failed, so that nothing is known.
   *
   * @param why one line
   */
  record NotObserved(String why) implements Verdict {
    @Override
    public String words() {
      return "not observed";
    }
  }

  /**
   * No copy was made, or none started.
   *
   * @param why one line
   */
  record NotLookedAt(String why) implements Verdict {
    @Override
    public String words() {
      return "not looked at";
    }
  }

  /**
   * RuntimeDefault denies some of its syscalls, and it goes on.
   *
   * @param notes differences that do not stop it: new errors in its log, or a slower exercise
   */
  record Survives(List<Difference> notes) implements Verdict {
    /** Create a verdict with a copy of the list. */
    public Survives {
      notes = List.copyOf(notes);
    }

    @Override
    public String words() {
      return "survives";
    }

    @Override
    public String why() {
      return notes.isEmpty()
          ? "it works without the denied syscalls"
          : String.join("; ", notes.stream().map(Difference::words).toList());
    }
  }

  /** RuntimeDefault denies none of its syscalls. */
  record NothingDenied() implements Verdict {
    @Override
    public String words() {
      return "nothing denied";
    }

    @Override
    public String why() {
      return "";
    }
  }

  /**
   * SeccompDefault changes nothing for it.
   *
   * @param why one line
   */
  record NotAffected(String why) implements Verdict {
    @Override
    public String words() {
      return "not affected";
    }
  }
}
