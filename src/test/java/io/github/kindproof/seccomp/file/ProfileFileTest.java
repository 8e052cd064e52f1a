package io.github.kindproof.seccomp.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileFileTest {
  private static final String GOOD =
      """
      {
        "defaultAction": "SCMP_ACT_ERRNO",
        "defaultErrnoRet": 38,
        "architectures": ["SCMP_ARCH_X86_64", "SCMP_ARCH_AARCH64"],
        "flags": ["SECCOMP_FILTER_FLAG_LOG"],
        "syscalls": [
          {"names": ["read", "write", "pread64"], "action": "SCMP_ACT_ALLOW"},
          {"action": "SCMP_ACT_ERRNO", "names": ["mount"], "errnoRet": 1},
          {
            "names": ["personality"],
            "action": "SCMP_ACT_ALLOW",
            "args": [{"index": 0, "value": 4294967295, "op": "SCMP_CMP_EQ"}]
          }
        ]
      }
      """;

  @TempDir Path folder;

  @Test
  void isReadWithAllItsParts() throws IOException {
    SeccompProfile profile = parse(GOOD);
    assertThat(profile.defaultAction()).isEqualTo(SeccompAction.ERRNO);
    assertThat(profile.defaultErrno()).hasValue(38);
    assertThat(profile.architectures()).containsExactly(Architecture.X86_64, Architecture.AARCH64);
    assertThat(profile.rules()).hasSize(3);
    assertThat(profile.rules().get(1).errno()).hasValue(1);
    assertThat(profile.warnings()).isEmpty();
  }

  @Test
  void onlyUnconditionalRulesAllow() throws IOException {
    assertThat(parse(GOOD).allowed()).containsExactly("pread64", "read", "write");
  }

  @Test
  void whatIsWrittenReadsTheSame() throws IOException {
    SeccompProfile profile = parse(GOOD);
    assertThat(parse(profile.toJson())).isEqualTo(profile);
  }

  @Test
  void aCallIsTakenOutAndPutBack() throws IOException {
    SeccompProfile shorter = parse(GOOD).without("read").without("mount");
    assertThat(shorter.allowed()).containsExactly("pread64", "write");
    assertThat(shorter.rules()).hasSize(2);
    assertThat(parse(shorter.with("read").toJson()).allowed()).isEqualTo(parse(GOOD).allowed());
  }

  @Test
  void aMisspeltCallIsRefusedWithItsLineAndTheNearestName() {
    refused(GOOD.replace("pread64", "pread46"))
        .hasMessage(file() + ":7:33: unknown syscall \"pread46\"; did you mean \"pread64\"?");
    refused(GOOD.replace("pread64", "somethingelse"))
        .hasMessageContaining(":7:33: unknown syscall \"somethingelse\"; correct or remove it");
  }

  @Test
  void unknownWordsAreRefusedWithTheirLines() {
    refused(GOOD.replace("SCMP_ACT_ERRNO\",\n  \"def", "SCMP_ACT_BOGUS\",\n  \"def"))
        .hasMessageContaining(":2:20: unknown action \"SCMP_ACT_BOGUS\"");
    refused(GOOD.replace("SCMP_ACT_ERRNO\",\n  \"def", "SCMP_ACT_EERNO\",\n  \"def"))
        .hasMessageContaining("did you mean \"SCMP_ACT_ERRNO\"?");
    refused(GOOD.replace("SCMP_ARCH_AARCH64", "SCMP_ARCH_FOO"))
        .hasMessageContaining(":4:41: unknown architecture \"SCMP_ARCH_FOO\"");
    refused(GOOD.replace("FLAG_LOG", "FLAG_LOGS")).hasMessageContaining(":5:13: unknown flag");
    refused(GOOD.replace("SCMP_CMP_EQ", "SCMP_CMP_EE"))
        .hasMessageContaining(":12:56: unknown operator");
  }

  @Test
  void notifyIsNoDefaultAction() {
    refused("{\n\"defaultAction\": \"SCMP_ACT_NOTIFY\"}")
        .hasMessageContaining(":2:18: SCMP_ACT_NOTIFY cannot be the default action");
  }

  @Test
  void whatIsNoJsonIsRefusedWithItsLine() {
    refused("{\n  \"defaultAction\": \"SCMP_ACT_LOG\"\n  \"syscalls\": []\n}")
        .hasMessageContaining(":3:3: is not JSON: ");
    refused("defaultAction SCMP_ACT_LOG").hasMessageContaining(":1:1: is not JSON: ");
    refused(GOOD.substring(0, 60))
        .hasMessageContaining("is not JSON: Unexpected end-of-input")
        .hasMessageNotContaining("Source");
    refused("").hasMessageContaining("is empty");
    refused(GOOD + "{}").hasMessageContaining("has more text after the end of the profile");
    refused("[]").hasMessageContaining(":1:1: has an array instead of an object");
    refused(GOOD.replace("38", "\"38\""))
        .hasMessageContaining(":3:22: has the string \"38\" instead of a whole number");
  }

  @Test
  void missingPartsAreNamed() {
    refused("{}").hasMessageContaining("has no defaultAction; add one");
    refused(GOOD.replace("\"action\": \"SCMP_ACT_ALLOW\"}", "\"comment\": \"\"}"))
        .hasMessageContaining(":7:5: a rule has no action");
    refused(GOOD.replace("\"read\", \"write\", \"pread64\"", ""))
        .hasMessageContaining(":7:5: a rule has no names");
    refused(GOOD.replace(", \"op\": \"SCMP_CMP_EQ\"", ""))
        .hasMessageContaining(":12:16: a condition has no op");
    refused(GOOD.replace("\"index\": 0", "\"index\": 6"))
        .hasMessageContaining(":12:26: a condition's index is 6");
  }

  @Test
  void contradictionsAreRefused() {
    refused(GOOD.replace("[\"mount\"]", "[\n\"read\"\n]"))
        .hasMessageContaining(
            ":9:1: \"read\" has SCMP_ACT_ERRNO here, but SCMP_ACT_ALLOW in line 7");
    refused("{\"defaultAction\": \"SCMP_ACT_LOG\",\n\"defaultAction\": \"SCMP_ACT_ERRNO\"}")
        .hasMessageContaining(
            ":2:1: the field \"defaultAction\" is already in line 1; keep one of them");
  }

  @Test
  void whatTheRuntimeIgnoresIsWarnedOf() throws IOException {
    String repeated =
        GOOD.replace("\"pread64\"", "\"read\"").replace("{\n  \"def", "{\"id\": [1],\n  \"def");
    assertThat(parse(repeated).warnings())
        .containsExactly(
            file() + ":1:2: the runtime ignores the field \"id\"",
            file() + ":7:33: \"read\" is already listed in line 7");
  }

  @Test
  void aMissingFileAndAFolderAreRefused() {
    Path missing = folder.resolve("missing.json");
    assertThatThrownBy(() -> ProfileFile.read(missing))
        .isInstanceOf(BadInputException.class)
        .hasMessage(missing + ": does not exist; correct the path");
    assertThatThrownBy(() -> ProfileFile.read(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(folder + ": is a folder, not a profile");
  }

  @Test
  void anAllowListIsMadeFromNames() throws IOException {
    SeccompProfile profile =
        SeccompProfile.allowing(List.of(Architecture.X86_64), parse(GOOD).allowed());
    assertThat(parse(profile.toJson())).isEqualTo(profile);
  }

  private Path file() {
    return folder.resolve("profile.json");
  }

  private SeccompProfile parse(String text) throws IOException {
    return ProfileFile.read(Files.writeString(file(), text));
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused(String text) {
    return assertThatThrownBy(() -> parse(text)).isInstanceOf(BadInputException.class);
  }
}
