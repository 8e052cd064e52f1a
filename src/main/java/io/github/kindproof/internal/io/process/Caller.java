package io.github.kindproof.internal.io.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Who runs Kindproof, and so what a remedy may name: somebody who has its command, or a project
 * that depends on its jar and has nothing else of it. Pure but for {@link #ofThisProcess}.
 *
 * @param command how this caller runs the command, for example {@code ./kindproof}; empty for a
 *     project that depends on the jar
 */
public record Caller(Optional<String> command) {
  /** The system property that tells the command; the command's own script sets it. */
  private static final String PROPERTY = "kindproof.command";

  /** For a project, all of whose tests would fail alike. */
  private static final String SKIP =
      "; @SeccompTest(disabledWithoutEngine = true) skips the tests of such a machine";

  private static final String SCRIPT = "./kindproof";
  private static final Path SOURCES = Path.of("src/main/java/io/github/kindproof");

  /** Whoever started this process: the command's script, a build of Kindproof, or a dependant. */
  public static Caller ofThisProcess() {
    return of(Optional.ofNullable(System.getProperty(PROPERTY)), Path.of(""));
  }

  static Caller of(Optional<String> told, Path workingDirectory) {
    boolean checkout =
        Files.isExecutable(workingDirectory.resolve(SCRIPT))
            && Files.isDirectory(workingDirectory.resolve(SOURCES));
    return new Caller(
        told.filter(text -> !text.isEmpty())
            .or(() -> checkout ? Optional.of(SCRIPT) : Optional.empty()));
  }

  /**
   * Whether packages may be installed for a build without being asked to. A command that was given
   * says so in its description; a test run of somebody's project must not.
   */
  public boolean mayInstallPackages() {
    return command.isPresent();
  }

  /**
   * How this caller gives what the command has as an option: by a JUnit configuration parameter, if
   * there is no command.
   *
   * @param name the option without its dashes, for example {@code context}
   */
  public String option(String name) {
    return (command.isPresent() ? "--" : "kindproof.") + name;
  }

  /** What to do where no engine runs. */
  public String startEngine() {
    return command
        .map(it -> "run `" + it + " setup`, or start Docker")
        .orElse("start Docker, or name an engine by DOCKER_HOST" + SKIP);
  }

  /** What to do where DOCKER_HOST names an engine that does not answer. */
  public String leaveDockerHost() {
    String plain = "start it, or `unset DOCKER_HOST` to use this machine's own engine";
    return command
        .map(it -> plain + ", which `" + it + " setup` starts where none runs")
        .orElse(plain + "; kindproof.setup=true gets kind, but no engine" + SKIP);
  }

  /** What to do where an engine is there and does not answer. */
  public String restartEngine() {
    return "restart it" + (command.isPresent() ? "" : SKIP);
  }

  /**
   * What to do where the docker command line is missing.
   *
   * @see #startEngine
   */
  public String installDocker() {
    return command
        .map(it -> "run `" + it + " setup` as root, or install Docker")
        .orElse("install it (Debian: docker-cli or docker.io) and put it on PATH" + SKIP);
  }

  /**
   * What to do where kind is missing or too old.
   *
   * @param oldest the oldest release that will do, for example {@code v0.33.0}
   */
  public String getKind(String oldest) {
    return command
        .map(it -> "run `" + it + " setup`")
        .orElse(
            "install it by `go install sigs.k8s.io/kind@"
                + oldest
                + "` or from https://kind.sigs.k8s.io, and put it on PATH; or set"
                + " kindproof.setup=true, as a JUnit configuration parameter or by -D, to have it"
                + " downloaded");
  }

  /** What to do where programs that a build needs are missing. */
  public String installPackages() {
    return command.map(it -> "run `" + it + " setup`, or install them").orElse("install them");
  }

  /** Where to look if the engine does not do what it should. */
  public String examine() {
    return command.map(it -> "see `" + it + " doctor`").orElse("see what `docker info` says");
  }

  /** What to do where the disk is full. */
  public String freeDisk() {
    return command
        .map(it -> "free some disk: see `" + it + " doctor` and `" + it + " clean`")
        .orElse("free some disk: see `docker system df`");
  }
}
