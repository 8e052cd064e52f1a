package io.github.kindproof.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialProgramTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Test
  void credentialsAreReadAndStandardErrorIsNot() {
    Credentials read =
        sh(
            """
            echo "a warning" >&2
            echo '{"status": {"token": "'$T'", "expirationTimestamp": "2031-01-01T00:00:00Z"}}'
            """);
    assertThat(read.token()).isEqualTo("from-environment");
    assertThat(read.until()).isEqualTo(Instant.parse("2031-01-01T00:00:00Z"));
    assertThat(read.toString()).doesNotContain("from-environment");
  }

  @Test
  void aProgramThatHangsIsEndedAndNamed(@TempDir Path folder) throws IOException {
    Path pid = folder.resolve("pid");
    CredentialProgram program =
        new CredentialProgram(
            List.of("sh", "-c", "echo $$ > " + pid + "; exec sleep 1000"), Map.of());
    assertThatThrownBy(() -> program.run(Progress.silent(), Duration.ofSeconds(2)))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageStartingWith("`sh -c echo ")
        .hasMessageContaining(
            "sleep 1000`, which gets the credentials, did not end within 2 s; run it in a"
                + " terminal, and log in if it asks for that");
    long ended = Long.parseLong(Files.readString(pid).strip());
    ProcessHandle.of(ended).ifPresent(it -> it.onExit().orTimeout(10, TimeUnit.SECONDS).join());
  }

  @Test
  void aProgramThatFailsIsQuotedForATerminal() {
    refused(
        "echo first >&2; printf 'last \\033[31mline\\n' >&2; exit 3",
        "failed with exit code 3: last line; log in again");
    refused("exit 1", "failed with exit code 1; log in again");
  }

  @Test
  void whatIsNoCredentialsIsRefusedWithoutItsText() {
    refused("echo PLANTED", "printed no ExecCredential with a token or a certificate");
    refused("echo '{\"status\": {}}'", "printed no ExecCredential with a token or a certificate");
    refused(
        "printf '%s' '{\"status\": {\"token\": \"PLANTED\\n\"}}'",
        "printed a token with a character that a token cannot have");
  }

  private static void refused(String script, String says) {
    assertThatThrownBy(() -> sh(script))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining(says)
        .hasMessageNotContaining("\u001b");
  }

  private static Credentials sh(String script) {
    return new CredentialProgram(List.of("sh", "-c", script), Map.of("T", "from-environment"))
        .run(Progress.silent(), LIMIT);
  }
}
