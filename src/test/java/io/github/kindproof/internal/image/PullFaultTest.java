package io.github.kindproof.internal.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PullFaultTest {
  private static final OfficialImage NODE =
      OfficialImage.of("list:1", "kindest/node:v1.34.11@sha256:" + "0123456789abcdef".repeat(4));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WRONG_DIGEST | manifest verification failed for digest sha256:404500",
        "WRONG_DIGEST | filesystem layer verification failed for digest sha256:401",
        "WRONG_DIGEST | failed commit on ref \"x\": unexpected commit digest sha256:1, expected sha256:2: failed precondition",
        "NEEDS_LOGIN  | pull access denied for kindest/node, repository does not exist or may require 'docker login'",
        "NEEDS_LOGIN  | Head \"http://localhost:4040/v2/kindest/node/manifests/sha256:1\": no basic auth credentials",
        "NEEDS_LOGIN  | unauthorized: authentication required",
        "LIMITED      | toomanyrequests: You have reached your unauthenticated pull rate limit",
        "NO_SUCH_IMAGE| manifest for kindest/node@sha256:0500 not found: manifest unknown: manifest unknown",
        "BROKEN       | received unexpected HTTP status: 500 Internal Server Error",
        "BROKEN       | received unexpected HTTP status: 503 Service Unavailable",
        "CUT_OFF      | unexpected EOF",
        "CUT_OFF      | read tcp 127.0.0.1:40404->127.0.0.1:5000: read: connection reset by peer",
        "CUT_OFF      | Get \"http://localhost:5000/v2/\": EOF",
        "NO_ANSWER    | Get \"https://registry-1.docker.io/v2/\": dial tcp: lookup registry-1.docker.io: no such host",
        "NO_ANSWER    | Get \"https://localhost:5000/v2/\": dial tcp 127.0.0.1:5000: connect: connection refused",
        "NO_ANSWER    | Get \"https://registry-1.docker.io/v2/\": net/http: request canceled (Client.Timeout exceeded while awaiting headers)",
        "ENGINE       | write /var/lib/docker/tmp/GetImageBlob1: no space left on device",
      })
  void anEnginesWordsTellWhatIsWrong(PullFaultKind kind, String message) {
    assertThat(PullFault.ofEngine(NODE, message).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"404, NO_SUCH_IMAGE", "429, LIMITED", "500, BROKEN", "503, BROKEN"})
  void aStatusThatEndsItIsAFault(int status, PullFaultKind kind) {
    assertThat(PullFault.ofStatus(NODE, status)).get().extracting(PullFault::kind).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"200", "301", "400", "401", "403"})
  void withAnyOtherStatusTheEngineGoesOn(int status) {
    assertThat(PullFault.ofStatus(NODE, status)).isEmpty();
  }

  @Test
  void itIsOneLineWithTheRemedy() {
    assertThat(PullFault.ofEngine(NODE, "unauthorized:\n  no").asEnvironmentFault())
        .hasMessage(
            "registry-1.docker.io requires a login for kindest/node@sha256:0123456789ab…"
                + " (unauthorized: no); run `docker login registry-1.docker.io`");
  }
}
