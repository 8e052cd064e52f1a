package io.github.kindproof.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.cluster.session.Preparation;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.seccomp.SyscallTable;
import io.github.kindproof.seccomp.bpf.LoadedFilters;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.seccomp.filter.ComparisonText;
import io.github.kindproof.seccomp.filter.FilterComparison;
import io.github.kindproof.seccomp.filter.FilterDifference;
import io.github.kindproof.seccomp.filter.FilterToolchains;
import io.github.kindproof.seccomp.filter.NamedProfile;
import io.github.kindproof.seccomp.filter.ProcessFilters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filters of containers that the engine runs, under a profile that it was given. */
class FilterReaderIT {
  private static final Docker DOCKER = new Docker(Map.of());
  private static final String PROFILE =
      """
      {"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [
        {"names": ["mkdir"], "action": "SCMP_ACT_ERRNO", "errnoRet": 77}]}
      """;

  private final FilterReader reader =
      new FilterReader(
          DOCKER,
          Preparation.ofThisMachine(Progress.silent())
              .images()
              .workload(FilterReader.IMAGE)
              .reference());
  private final String image = NodeImage.reference();
  private String container = "";

  @AfterEach
  void remove() {
    DOCKER.command("rm", "--force", container).run();
  }

  @Test
  void theFilterIsThatOfTheProfile(@TempDir Path folder) throws Exception {
    Path profile = Files.writeString(folder.resolve("no-mkdir.json"), PROFILE);
    start("--security-opt=seccomp=" + profile);
    LoadedFilters filters = reader.readContainer(container);
    assertThat(filters.process()).isEqualTo("sleep");
    assertThat(filters.mode()).isEqualTo(SeccompMode.FILTERING);
    assertThat(filters.programs()).hasSize(1);
    assertThat(answer(filters, "mkdir")).isEqualTo("ERRNO 77");
    assertThat(answer(filters, "rmdir")).isEqualTo("ALLOW");
    assertThat(answer(reader.read(pid()), "mkdir")).as("by its pid").isEqualTo("ERRNO 77");
    FilterComparison comparison = compared(filters, profile);
    assertThat(comparison.isEqual()).as(ComparisonText.of(comparison, false)).isTrue();
    Path other = Files.writeString(folder.resolve("o.json"), PROFILE.replace("mkdir", "rmdir"));
    assertThat(compared(filters, other).differences())
        .extracting(FilterDifference::call)
        .contains("mkdir", "rmdir");
  }

  @Test
  void aProcessWithoutAFilterHasNone() {
    start("--security-opt=seccomp=unconfined");
    LoadedFilters filters = reader.readContainer(container);
    assertThat(filters.mode()).isEqualTo(SeccompMode.DISABLED);
    assertThat(filters.programs()).isEmpty();
  }

  @Test
  void aContainerThatDoesNotRunIsSaid() {
    start("--security-opt=seccomp=unconfined");
    DOCKER.command("kill", container).output();
    assertThatThrownBy(() -> reader.readContainer(container))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("is not running");
    assertThatThrownBy(() -> reader.readContainer("no-such-container"))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("no-such-container");
    assertThatThrownBy(() -> reader.read(Integer.MAX_VALUE))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("there is no process 2147483647");
  }

  private FilterComparison compared(LoadedFilters filters, Path profile) {
    FilterToolchains builders =
        FilterToolchains.of(reader.engineRuntime().orElseThrow(), "", Architecture.ofThisMachine());
    return new ProcessFilters(filters, Optional.empty(), "", builders)
        .comparedWith(new NamedProfile("its profile", ProfileFile.read(profile)));
  }

  private void start(String option) {
    container =
        DOCKER
            .command(
                "run", "--detach", "--network=none", "--entrypoint=sleep", option, image, "600")
            .output()
            .strip();
  }

  private long pid() {
    String pid = DOCKER.command("inspect", "--format", "{{.State.Pid}}", container).output();
    return Long.parseLong(pid.strip());
  }

  private static String answer(LoadedFilters filters, String call) {
    Architecture machine = Architecture.ofThisMachine();
    int number = SyscallTable.of(machine).call(call).orElseThrow().number();
    return filters.answers(machine.auditCode(), number).always().orElseThrow().toString();
  }
}
