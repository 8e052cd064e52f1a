package io.github.kindproof.internal.setup;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.engine.Engine;
import io.github.kindproof.internal.engine.EngineSearch;
import io.github.kindproof.internal.engine.EngineState;
import io.github.kindproof.internal.engine.OwnEngine;
import io.github.kindproof.internal.engine.Root;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.process.SearchPath;
import io.github.kindproof.internal.progress.Progress;
import java.util.ArrayList;
import java.util.List;

/** A container engine: a running one, used unchanged, or else our own. */
final class EnginePart implements SetupPart {
  private final EngineSearch search;
  private final OwnEngine own;
  private final Apt apt;

  EnginePart(EngineSearch search, OwnEngine own, Apt apt) {
    this.search = search;
    this.own = own;
    this.apt = apt;
  }

  static EnginePart ofThisMachine(KindproofCache cache, EngineSearch search) {
    return new EnginePart(search, OwnEngine.ofThisMachine(cache), new Apt());
  }

  @Override
  public String name() {
    return "container engine";
  }

  @Override
  public boolean isDone() {
    EngineState state = search.look();
    if (state instanceof EngineState.Unusable) {
      state.engine(); // says why: starting another one is not what this user wants
    }
    return state instanceof EngineState.Running;
  }

  @Override
  public void run(Progress progress) {
    if (!Root.isMe()) {
      throw new EnvironmentException(
          "no container engine is running, and only root can start one",
          "start Docker, or run this once as root");
    }
    List<String> missing = missingPackages();
    if (!missing.isEmpty()) {
      apt.install(missing, progress);
    }
    if (isDone()) { // the package's own service has started it
      return;
    }
    try (Progress.Task task = progress.begin("starting a container engine")) {
      Engine engine = own.start(progress, task);
      task.done(engine.described());
    }
  }

  private List<String> missingPackages() {
    SearchPath programs = SearchPath.ofThisProcess();
    List<String> missing = new ArrayList<>();
    if (programs.find("dockerd").isEmpty()) {
      missing.add("docker.io");
      if (programs.find("docker").isEmpty() && apt.knows("docker-cli")) {
        missing.add("docker-cli"); // a package of its own from Debian 13 on
      }
    }
    if (programs.find("iptables").isEmpty()) {
      missing.add("iptables");
    }
    return missing;
  }
}
