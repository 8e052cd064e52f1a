package io.github.kindproof.internal.io.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallerTest {
  private static final Caller COMMAND = new Caller(Optional.of("./kindproof"));
  private static final Caller DEPENDANT = new Caller(Optional.empty());

  @Test
  void whoHasTheCommandIsGivenIt() {
    assertThat(COMMAND.startEngine()).isEqualTo("run `./kindproof setup`, or start Docker");
    assertThat(COMMAND.getKind("v0.33.0")).isEqualTo("run `./kindproof setup`");
    assertThat(COMMAND.leaveDockerHost())
        .contains("start it", "`unset DOCKER_HOST`", "`./kindproof setup`");
    assertThat(COMMAND.restartEngine()).isEqualTo("restart it");
    assertThat(COMMAND.installDocker()).contains("`./kindproof setup` as root");
    assertThat(COMMAND.examine()).isEqualTo("see `./kindproof doctor`");
    assertThat(COMMAND.freeDisk()).contains("`./kindproof clean`");
    assertThat(COMMAND.installPackages()).contains("`./kindproof setup`");
    assertThat(COMMAND.option("yes-on")).isEqualTo("--yes-on");
    assertThat(COMMAND.mayInstallPackages()).isTrue();
  }

  @Test
  void aDependantIsToldWhatADependantCanDo() {
    assertThat(DEPENDANT.getKind("v0.33.0"))
        .contains("go install sigs.k8s.io/kind@v0.33.0", "on PATH", "kindproof.setup=true");
    assertThat(DEPENDANT.startEngine()).contains("DOCKER_HOST", "disabledWithoutEngine = true");
    assertThat(DEPENDANT.leaveDockerHost())
        .contains(
            "start it",
            "`unset DOCKER_HOST`",
            "kindproof.setup=true",
            "disabledWithoutEngine = true");
    assertThat(DEPENDANT.restartEngine()).contains("disabledWithoutEngine = true");
    assertThat(DEPENDANT.installDocker()).contains("docker.io", "disabledWithoutEngine = true");
    assertThat(DEPENDANT.option("yes-on")).isEqualTo("kindproof.yes-on");
    assertThat(DEPENDANT.mayInstallPackages()).isFalse();
  }

  @Test
  void noRemedyOfADependantNamesACommandThatIsNotThere() {
    assertThat(
            List.of(
                DEPENDANT.startEngine(),
                DEPENDANT.leaveDockerHost(),
                DEPENDANT.restartEngine(),
                DEPENDANT.installDocker(),
                DEPENDANT.getKind("v0.33.0"),
                DEPENDANT.installPackages(),
                DEPENDANT.examine(),
                DEPENDANT.freeDisk()))
        .allSatisfy(
            remedy ->
                assertThat(remedy).isNotBlank().doesNotContain("kindproof setup", "/kindproof"));
  }

  @Test
  void aJarIsStartedByJava(@TempDir Path folder) {
    Path jar = folder.resolve("kindproof.jar");
    assertThat(Caller.jar(jar.toString(), Optional.of(jar))).contains("java -jar " + jar);
    assertThat(Caller.jar("kindproof.jar", Optional.of(Path.of("kindproof.jar").toAbsolutePath())))
        .contains("java -jar kindproof.jar");
    assertThat(
            Caller.jar("my tools/k.jar", Optional.of(Path.of("my tools/k.jar").toAbsolutePath())))
        .contains("java -jar 'my tools/k.jar'");
    assertThat(Caller.jar(folder.resolve("surefirebooter.jar").toString(), Optional.of(jar)))
        .isEmpty();
    assertThat(Caller.jar(jar + ":other.jar", Optional.of(jar))).isEmpty();
    assertThat(Caller.jar(folder.toString(), Optional.of(folder))).isEmpty();
  }

  @Test
  void whatIsTypedIsThatOrThePlainName() {
    assertThat(COMMAND.typed()).isEqualTo("./kindproof");
    assertThat(DEPENDANT.typed()).isEqualTo("kindproof");
  }

  @Test
  void itIsKnownByWhatTheScriptSaysOrByTheCheckout(@TempDir Path folder) throws IOException {
    assertThat(Caller.of(Optional.of("kindproof"), folder).command()).contains("kindproof");
    assertThat(Caller.of(Optional.of(""), folder).command()).isEmpty();
    assertThat(Caller.of(Optional.empty(), folder).command()).isEmpty();
    Files.createDirectories(folder.resolve("src/main/java/io/github/kindproof"));
    Path script = Files.createFile(folder.resolve("kindproof"));
    assertThat(Caller.of(Optional.empty(), folder).command()).isEmpty();
    assertThat(script.toFile().setExecutable(true)).isTrue();
    assertThat(Caller.of(Optional.empty(), folder).command()).contains("./kindproof");
  }
}
