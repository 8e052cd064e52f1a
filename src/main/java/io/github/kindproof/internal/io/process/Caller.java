package io.github.kindproof.internal.io.process;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Who runs Kindproof, which decides what a remedy can name: someone with the command, or a project
 * that depends on the jar alone. Pure except for {@link #ofThisProcess}.
 *
 * @param command the command as its user types it; empty for a project that depends on the jar
 */
public record Caller(Optional<String> command) {
  /** The system property with the command, set by its script. */
  private static final String PROPERTY = "kindproof.command";

  /** For a project, whose tests would all fail for the same reason. */
  private static final String SKIP =
      "; @SeccompTest(disabledWithoutEngine = true) skips the tests on such a machine";

  private static final String NAME = "kindproof";
  private static final String SCRIPT = "./" + NAME;
  private static final Path SOURCES = Path.of("src/main/java/io/github/kindproof");

  /** The command's script or jar, a build of Kindproof, or a dependent project. */
  public static Caller ofThisProcess() {
    return of(
        Optional.ofNullable(System.getProperty(PROPERTY))
            .or(() -> jar(System.getProperty("java.class.path", ""), ownCode())),
        Path.of(""));
  }

  /** For {@code java -jar}, whose class path is that file; Surefire's is a jar without classes. */
  static Optional<String> jar(String classPath, Optional<Path> ownCode) {
    return ownCode
        .filter(it -> it.toString().endsWith(".jar"))
        .filter(it -> it.equals(Path.of(classPath).toAbsolutePath()))
        .map(it -> "java -jar " + ShellWord.of(classPath));
  }

  private static Optional<Path> ownCode() {
    return Optional.ofNullable(Caller.class.getProtectionDomain().getCodeSource())
        .map(it -> URI.create(it.getLocation().toString()))
        .filter(it -> "file".equals(it.getScheme()))
        .map(Path::of);
  }

  static Caller of(Optional<String> told, Path workingDirectory) {
    boolean checkout =
        Files.isExecutable(workingDirectory.resolve(SCRIPT))
            && Files.isDirectory(workingDirectory.resolve(SOURCES));
    return new Caller(
        told.filter(text -> !text.isEmpty())
            .or(() -> checkout ? Optional.of(SCRIPT) : Optional.empty()));
  }

  /** The command as its user types it; its plain name if there is none. */
  public String typed() {
    return command.orElse(NAME);
  }

  /**
   * Whether packages may be installed for a build without asking: the description of the command
   * says so, but a test run of someone's project must not.
   */
  public boolean mayInstallPackages() {
    return command.isPresent();
  }

  /**
   * The name of an option: with dashes for the command, else as a JUnit configuration parameter.
   *
   * @param name without dashes, for example {@code context}
   */
  public String option(String name) {
    return (command.isPresent() ? "--" : "kindproof.") + name;
  }

  /** The remedy if no engine is running. */
  public String startEngine() {
    return command
        .map(it -> "run `" + it + " setup`, or start Docker")
        .orElse("start Docker, or set DOCKER_HOST to an engine" + SKIP);
  }

  /** The remedy if DOCKER_HOST names an engine that does not respond. */
  public String leaveDockerHost() {
    String plain = "start it, or `unset DOCKER_HOST` to use this machine's own engine";
    return command
        .map(it -> plain + ", which `" + it + " setup` starts if none is running")
        .orElse(plain + "; kindproof.setup=true gets kind, but no engine" + SKIP);
  }

  /** The remedy if an engine does not respond. */
  public String restartEngine() {
    return "restart it" + (command.isPresent() ? "" : SKIP);
  }

  /** The remedy if the docker command is missing. */
  public String installDocker() {
    return command
        .map(it -> "run `" + it + " setup` as root, or install Docker")
        .orElse("install it (Debian: docker-cli or docker.io) and put it on PATH" + SKIP);
  }

  /** The remedy if kind is missing or too old. */
  public String getKind(String oldest) {
    return command
        .map(it -> "run `" + it + " setup`")
        .orElse(
            "install it with `go install sigs.k8s.io/kind@"
                + oldest
                + "` or from https://kind.sigs.k8s.io, and put it on PATH; or set"
                + " kindproof.setup=true, as a JUnit configuration parameter or with -D, to have "
                + "it downloaded");
  }

  /** The remedy if programs for a build are missing. */
  public String installPackages() {
    return command.map(it -> "run `" + it + " setup`, or install them").orElse("install them");
  }

  /** Where to look if the engine misbehaves. */
  public String examine() {
    return command.map(it -> "see `" + it + " doctor`").orElse("see what `docker info` says");
  }

  /** The remedy if the disk is full. */
  public String freeDisk() {
    return command
        .map(it -> "free some disk space: see `" + it + " doctor` and `" + it + " clean`")
        .orElse("free some disk space: see `docker system df`");
  }
}
