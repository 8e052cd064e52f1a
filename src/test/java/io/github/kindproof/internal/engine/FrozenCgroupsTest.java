package io.github.kindproof.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders as the freezer of cgroup v1 has them. */
class FrozenCgroupsTest {
  @TempDir Path root;

  @Test
  void aContainerIsThawedWithItsInnerOnesAndNoOther() throws IOException {
    Path outer = frozen("docker/4f00ab");
    Path inner = frozen("docker/4f00ab/kubelet/kubepods/pod1/77aa");
    Path underSystemd = frozen("system.slice/docker-4f00ab.scope");
    Path other = frozen("docker/99ff/pod4f00ab");

    new FrozenCgroups(root).thaw("4f00");

    assertThat(outer).hasContent("THAWED");
    assertThat(inner).hasContent("THAWED");
    assertThat(underSystemd).hasContent("THAWED");
    assertThat(other).hasContent("FROZEN");
  }

  @Test
  void aHostWithoutTheFreezerHasNothingToThaw() {
    assertThatNoException()
        .isThrownBy(() -> new FrozenCgroups(root.resolve("missing")).thaw("4f00"));
  }

  private Path frozen(String cgroup) throws IOException {
    Path folder = Files.createDirectories(root.resolve(cgroup));
    return Files.writeString(folder.resolve("freezer.state"), "FROZEN");
  }
}
