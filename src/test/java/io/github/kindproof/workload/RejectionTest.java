package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.BadInputException;
import io.github.kindproof.EnvironmentException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RejectionTest {
  private static final String WHERE = "a.yaml, Pod web";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | resourceVersion should not be set on objects to be created
          403 | pods "web" is forbidden: violates PodSecurity "restricted:latest": seccompProfile
          403 | pods "web" is forbidden: exceeded quota: none, requested: pods=1, used: pods=0
          409 | pods "web" already exists
          422 | Pod "web" is invalid: spec.containers[0].image: Required value
          404 | the server could not find the requested resource
          """)
  void whatIsWrongWithTheObjectIsBadInputInTheServersWords(int code, String said) {
    assertThat(Rejection.of(WHERE, answer(code, said)))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(WHERE + ": the API server rejects it: " + said + "; ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | Unauthorized
          403 | pods is forbidden: User "x" cannot create resource "pods" in API group ""
          408 | timeout
          429 | too many requests
          500 | Internal error occurred: failed calling webhook "a.b": connection refused
          503 | the server is currently unable to handle the request
          """)
  void whatIsWrongWithTheClusterIsNot(int code, String said) {
    assertThat(Rejection.of(WHERE, answer(code, said)))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageStartingWith(WHERE)
        .hasMessageContaining(code == 401 ? "credentials" : said);
  }

  @Test
  void aServerThatDoesNotAnswerIsTheEnvironment() {
    Exception cause = new ConnectException("refused");
    assertThat(Rejection.of(WHERE, new KubernetesClientException("An error has occurred.", cause)))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("no response from the API server: refused");
  }

  private static KubernetesClientException answer(int code, String said) {
    return new KubernetesClientException(
        "raw", code, new StatusBuilder().withCode(code).withMessage(said).build());
  }
}
