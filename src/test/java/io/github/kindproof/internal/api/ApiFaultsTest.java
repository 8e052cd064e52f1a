package io.github.kindproof.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.internal.io.process.Caller;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class ApiFaultsTest {
  private static final String TYPED = Caller.ofThisProcess().typed();
  private static final String NO_RIGHT =
      "pods is forbidden: User \"x\" cannot create resource \"pods\" in API group \"\" in the"
          + " namespace \"n\"";

  @Test
  void aMissingRightIsNamedByVerbAndResource() {
    assertThat(ApiFaults.of(answer(403, NO_RIGHT), "https://s"))
        .hasMessage(
            "this account is not allowed to create pods (403); "
                + "have an administrator grant it: `%1$s check --print-rights` and".formatted(TYPED)
                + " `%1$s profiles --print-rights` print the required rights".formatted(TYPED));
    assertThat(ApiFaults.ofOneObject(answer(403, NO_RIGHT))).isEmpty();
  }

  @Test
  void aRefusedWatchIsNamedThoughTheServerGivesNoReason() {
    assertThat(ApiFaults.of(ApiFaults.ofWatch(answer(403, "Forbidden"), "events"), "https://s"))
        .hasMessageStartingWith("this account is not allowed to watch events (403)");
    assertThat(ApiFaults.of(ApiFaults.ofWatch(answer(403, NO_RIGHT), "pods"), "https://s"))
        .hasMessageStartingWith("this account is not allowed to create pods (403)");
    assertThat(ApiFaults.ofWatch(answer(401, "Unauthorized"), "pods").getCode()).isEqualTo(401);
  }

  @Test
  void quotasWebhooksAndPodSecurityAreOfOneObject() {
    for (String said :
        new String[] {
          "pods \"a\" is forbidden: exceeded quota: q, requested: pods=1, used: pods=1",
          "admission webhook \"w\" denied the request: no",
          "pods \"a\" is forbidden: violates PodSecurity \"restricted:latest\""
        }) {
      assertThat(ApiFaults.ofOneObject(answer(403, said))).contains(said);
    }
    assertThat(ApiFaults.ofOneObject(answer(500, "x"))).isEmpty();
  }

  @Test
  void whatIsNotReachedOrKnownIsToldApart() {
    assertThat(ApiFaults.of(answer(401, "Unauthorized"), "https://s"))
        .hasMessageStartingWith("https://s rejects these credentials (401)");
    assertThat(ApiFaults.of(answer(500, "etcd is down"), "https://s"))
        .hasMessageStartingWith("https://s answers 500: etcd is down");
    assertThat(
            ApiFaults.of(
                new KubernetesClientException("x", new ConnectException("refused")), "https://s"))
        .hasMessageStartingWith("cannot reach https://s: refused");
  }

  private static KubernetesClientException answer(int code, String message) {
    return new KubernetesClientException(
        message, code, new StatusBuilder().withCode(code).withMessage(message).build());
  }
}
