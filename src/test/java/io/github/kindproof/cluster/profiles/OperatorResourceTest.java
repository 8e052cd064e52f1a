package io.github.kindproof.cluster.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.file.ProfileFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorResourceTest {
  @TempDir Path folder;

  @Test
  void hasWhatTheOperatorsApiHas() throws IOException {
    String yaml = OperatorResource.of("app", profile(1));
    assertThat(yaml)
        .contains("kind: \"SeccompProfile\"", "name: \"app\"", "SCMP_ACT_ERRNO", "- \"read\"")
        .doesNotContain("defaultErrnoRet");
  }

  @Test
  void whatItCannotSayIsRefused() throws IOException {
    SeccompProfile other = profile(38);
    assertThatThrownBy(() -> OperatorResource.of("app", other))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "app: has defaultErrnoRet 38, which the operator's resource does not");
    SeccompProfile usual = profile(1);
    assertThatThrownBy(() -> OperatorResource.of("My_App", usual))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("My_App: is not a resource name");
  }

  @Test
  void aFoldersFilesAreNamedAsTheyAre() throws IOException {
    profile(1);
    assertThat(ProfileSet.forOperator(folder)).contains("name: \"p\"");
  }

  private SeccompProfile profile(int errno) throws IOException {
    return ProfileFile.read(
        Files.writeString(
            folder.resolve("p.json"),
            """
            {"defaultAction": "SCMP_ACT_ERRNO", "defaultErrnoRet": %d,
             "architectures": ["SCMP_ARCH_X86_64"],
             "syscalls": [{"names": ["read", "exit_group"], "action": "SCMP_ACT_ALLOW"}]}
            """
                .formatted(errno)));
  }
}
