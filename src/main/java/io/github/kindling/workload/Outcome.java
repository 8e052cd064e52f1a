package io.github.kindling.workload;

/** What became of a workload, or of the node that was to run it. */
public sealed interface Outcome {
  /** The outcome's name in one or two words, for example {@code Running}. */
  String name();

  /** An outcome that something explains. */
  sealed interface Explained extends Outcome {
    /** Why it came to that. */
    Cause cause();

    /** The same outcome with a cause that says more. */
    Explained with(Cause better);
  }

  /** Every container Ready, or done for good, through a stability window. */
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

  /** A container ends again and again: restarts, a last termination and a back-off. */
  record CrashLoop(Cause cause) implements Explained {
    @Override
    public String name() {
      return "CrashLoopBackOff";
    }

    @Override
    public CrashLoop with(Cause better) {
      return new CrashLoop(better);
    }
  }

  /** Ran and failed for good, as it was not to be restarted. */
  record Failed(Cause cause) implements Explained {
    @Override
    public String name() {
      return "Failed";
    }

    @Override
    public Failed with(Cause better) {
      return new Failed(better);
    }
  }

  /** The container could not even be created, for example as its profile is missing. */
  record StartRefused(Cause cause) implements Explained {
    @Override
    public String name() {
      return "StartRefused";
    }

    @Override
    public StartRefused with(Cause better) {
      return new StartRefused(better);
    }
  }

  /**
   * There is no pod: its controller may not create it, as a quota, an admission or a missing
   * service account forbids it.
   */
  record NotCreated(Cause cause) implements Explained {
    @Override
    public String name() {
      return "NotCreated";
    }

    @Override
    public NotCreated with(Cause better) {
      return new NotCreated(better);
    }
  }

  /**
   * Its process runs, but it never became Ready within the limit: a hang, or a service that fails.
   */
  record NeverReady(Cause cause) implements Explained {
    @Override
    public String name() {
      return "NeverReady";
    }

    @Override
    public NeverReady with(Cause better) {
      return new NeverReady(better);
    }
  }

  /**
   * Runs, but its liveness or startup probe fails as often as its threshold allows: the kubelet
   * ends it for that.
   */
  record Unhealthy(Cause cause) implements Explained {
    @Override
    public String name() {
      return "Unhealthy";
    }

    @Override
    public Unhealthy with(Cause better) {
      return new Unhealthy(better);
    }
  }

  /**
   * Only of a container: it had come to nothing when another one decided the pod's outcome.
   *
   * @param state its state then, for example {@code waiting: PodInitializing}
   */
  record Undecided(String state) implements Outcome {
    @Override
    public String name() {
      return "Undecided";
    }
  }

  /**
   * Its filter killed it, or a thread of it so that it hangs. Told whatever the kubelet makes of
   * that: Running, CrashLoopBackOff, or nothing at all.
   *
   * @param atStart whether the runtime was killed, before the container's own program began
   */
  record KilledByFilter(Cause cause, boolean atStart) implements Explained {
    @Override
    public String name() {
      return "KilledByFilter";
    }

    @Override
    public KilledByFilter with(Cause better) {
      return new KilledByFilter(better, atStart);
    }
  }

  /** A node's own components would not start. */
  record NodeRefused(Cause cause) implements Explained {
    @Override
    public String name() {
      return "NodeRefused";
    }

    @Override
    public NodeRefused with(Cause better) {
      return new NodeRefused(better);
    }
  }

  /** Something else failed first: says nothing about seccomp. */
  record Infrastructure(Cause cause) implements Explained {
    @Override
    public String name() {
      return "Infrastructure";
    }

    @Override
    public Infrastructure with(Cause better) {
      return new Infrastructure(better);
    }
  }
}
