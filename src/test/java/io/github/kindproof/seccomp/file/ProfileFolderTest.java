package io.github.kindproof.seccomp.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileFolderTest {
  private static final String PROFILE = "{\"defaultAction\": \"SCMP_ACT_LOG\"}";

  @TempDir Path folder;

  @Test
  void hasTheProfilesOfItsFoldersAndCountsOtherFiles() throws IOException {
    Path mine = file("mine.json", PROFILE);
    Path broken = file("deep/er/broken.JSON", "{\"defaultAction\": ");
    Path resource = file("deep/resource.yml", "kind: SeccompProfile\n");
    Path latin = folder.resolve("latin.json");
    Files.write(latin, new byte[] {'{', (byte) 0xfc});
    file("package.json", "{}");
    Path template = file("helm.yaml", "kind: SeccompProfile\nspec: {{ .Values.spec }}\n");
    file("pod.yaml", "kind: Pod\n");
    file("binding.yaml", "kind: ProfileBinding\nspec: {profileRef: {kind: SeccompProfile}}\n");
    Path empty = file("empty.json", "");
    Path cutOff = file("cut-off.json", "{\"defaultAct");
    file("tsconfig.json", "{ // a comment\n}");
    file("README.md", PROFILE);
    file(".git/index.json", PROFILE);
    file(".hidden.json", PROFILE);
    ProfileFolder read = ProfileFolder.read(folder);
    assertThat(read.profiles())
        .containsExactlyElementsOf(sorted(mine, broken, resource, latin, template, empty, cutOff));
    assertThat(read.others()).isEqualTo(5);
  }

  @Test
  void withoutAProfileIsRejected() throws IOException {
    file("package.json", "{}");
    assertThatThrownBy(() -> ProfileFolder.read(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            folder
                + ": has no profile in a file *.json, *.yaml or *.yml; name a file, or another"
                + " folder");
  }

  private static List<Path> sorted(Path... files) {
    return Arrays.stream(files).sorted().toList();
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
