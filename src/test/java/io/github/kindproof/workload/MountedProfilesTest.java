package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountedProfilesTest {
  private static final String ON_NODE = "/var/lib/kubelet/seccomp/profiles";

  @TempDir Path folder;
  private MountedProfiles mounted;

  @BeforeEach
  void mount() throws IOException {
    Files.writeString(folder.resolve("mine.json"), "{}");
    Files.writeString(folder.resolve("other.json"), "{}");
    mounted = new MountedProfiles(Set.of(MountedProfiles.Mount.of(folder, ON_NODE).orElseThrow()));
  }

  @Test
  void aChangeOfTheNamedProfileIsTheCause() throws IOException {
    MountedProfiles.Contents before = mounted.read();
    assertThat(before.changeUnder(pod("profiles/mine.json"))).isEmpty();
    Files.writeString(folder.resolve("mine.json"), "{ }");
    assertThat(before.changeUnder(pod("profiles/mine.json")))
        .map(Cause::toString)
        .hasValue(
            "ProfileChanged: profile profiles/mine.json was changed after the pod's creation");
    assertThat(before.changeUnder(pod("profiles//./mine.json"))).isPresent();
    assertThat(before.changeUnder(pod("profiles/other.json"))).isEmpty();
  }

  @Test
  void aRemovedProfileIsTheCause() throws IOException {
    MountedProfiles.Contents before = mounted.read();
    Files.delete(folder.resolve("mine.json"));
    assertThat(before.changeUnder(pod("profiles/mine.json")))
        .map(Cause::message)
        .hasValue("profile profiles/mine.json was removed after the pod's creation");
  }

  @Test
  void aProfileThatWasNeverThereIsTheNodesAnswer() throws IOException {
    MountedProfiles.Contents before = mounted.read();
    Files.writeString(folder.resolve("new.json"), "{}");
    assertThat(before.changeUnder(pod("profiles/new.json"))).isEmpty();
    assertThat(before.changeUnder(pod("../../escape.json"))).isEmpty();
  }

  @Test
  void onlyMountsInTheKubeletsFolderCount() {
    assertThat(MountedProfiles.Mount.of(folder, "/var/lib/kubelet/seccomp"))
        .map(MountedProfiles.Mount::name)
        .hasValue("");
    assertThat(MountedProfiles.Mount.of(folder, "/var/lib/kubelet")).isEmpty();
    assertThat(MountedProfiles.Mount.of(folder, "/data")).isEmpty();
  }

  @Test
  void aMountOfTheWholeFolderAndOfOneFile() throws IOException {
    Path file = folder.resolve("mine.json");
    MountedProfiles all =
        new MountedProfiles(
            Set.of(
                MountedProfiles.Mount.of(folder, "/var/lib/kubelet/seccomp").orElseThrow(),
                MountedProfiles.Mount.of(file, ON_NODE + "/one.json").orElseThrow()));
    MountedProfiles.Contents before = all.read();
    assertThat(before.hashes().keySet())
        .containsExactly("mine.json", "other.json", "profiles/one.json");
    Files.writeString(file, "{ }");
    assertThat(before.changeUnder(pod("mine.json"))).isPresent();
    assertThat(before.changeUnder(pod("profiles/one.json"))).isPresent();
  }

  private static PodFacts pod(String profile) {
    return new PodFacts(
        new PodBuilder()
            .withNewMetadata()
            .withName("web")
            .endMetadata()
            .withNewSpec()
            .withNewSecurityContext()
            .withNewSeccompProfile()
            .withType("Localhost")
            .withLocalhostProfile(profile)
            .endSeccompProfile()
            .endSecurityContext()
            .addNewContainer()
            .withName("web")
            .endContainer()
            .endSpec()
            .build(),
        List.of());
  }
}
