package io.github.kindling.workload;

/** What became of a workload, or of the node that was to run it. */
public sealed interface Outcome {
  /** The outcome's name in one or two words, for example {@code Running}. */
  String name();

  /** Every container Ready through a stability window, none ever restarted. */
  record Running() implements Outcome {
    @Override
    public String name() {
      return "Running";
    }
  }

  /** Ran to its end with exit code 0, and was not to be restarted. */
  record Completed() implements Outcome {
    @Override
    public String name() {
      return "Completed";
    }
  }

  /** A container fails again and again: restarts, a failed last termination and a BackOff event. */
  record CrashLoop(Cause cause) implements Outcome {
    @Override
    public String name() {
      return "CrashLoopBackOff";
    }
  }

  /** Ran and failed for good, as it was not to be restarted. */
  record Failed(Cause cause) implements Outcome {
    @Override
    public String name() {
      return "Failed";
    }
  }

  /** The container could not even be created, for example as its profile is missing. */
  record StartRefused(Cause cause) implements Outcome {
    @Override
    public String name() {
      return "StartRefused";
    }
  }

  /**
   * Its process runs, but it never became Ready within the limit: a hang, or a service that fails.
   */
  record NeverReady(Cause cause) implements Outcome {
    @Override
    public String name() {
      return "NeverReady";
    }
  }

  /** A node's own components would not start. */
  record NodeRefused(Cause cause) implements Outcome {
    @Override
    public String name() {
      return "NodeRefused";
    }
  }

  /** Something else failed first: says nothing about seccomp. */
  record Infrastructure(Cause cause) implements Outcome {
    @Override
    public String name() {
      return "Infrastructure";
    }
  }
}
