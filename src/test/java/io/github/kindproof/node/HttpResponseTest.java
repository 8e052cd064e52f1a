package io.github.kindproof.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HttpResponseTest {
  private static final String OK =
      "HTTP/1.1 200 OK\r\nServer: nginx/1.22.1\r\nContent-Length: 5\r\nX-A: 1\r\nX-A: 2\r\n\r\n";
  private static final byte[] BODY = "hello".getBytes(StandardCharsets.UTF_8);

  @Test
  void statusHeadersAndBodyAreRead() {
    HttpResponse response = HttpResponse.of(OK, BODY, "");
    assertThat(response.complete()).isTrue();
    assertThat(response.described()).isEqualTo("HTTP 200, 5 bytes");
    assertThat(response.header("content-length")).contains("5");
    assertThat(response.headers().get("x-a")).containsExactly("1", "2");
    assertThat(response.text()).isEqualTo("hello");
  }

  @Test
  void aBodyThatWasCutOffIsNotComplete() {
    HttpResponse response = HttpResponse.of(OK, BODY, "curl: (18) transfer closed");
    assertThat(response.complete()).isFalse();
    assertThat(response.described())
        .isEqualTo("HTTP 200, 5 bytes, cut off: curl: (18) transfer closed");
  }

  @Test
  void noAnswerIsAResultToo() {
    HttpResponse response =
        HttpResponse.of("", new byte[0], "curl: (7) Failed to connect to 10.0.0.1 port 80");
    assertThat(response.complete()).isFalse();
    assertThat(response.status()).isZero();
    assertThat(response.described()).startsWith("no response: curl: (7)");
  }

  @Test
  void whatSpeaksNoHttpIsToldFromWhatIsNotThereYet() {
    byte[] nothing = new byte[0];
    assertThat(HttpResponse.of("", nothing, "curl: (52) Empty reply from server").isNoHttp())
        .isTrue();
    assertThat(
            HttpResponse.of("", nothing, "curl: (1) Received HTTP/0.9 when not allowed").isNoHttp())
        .isTrue();
    assertThat(HttpResponse.of("", nothing, "curl: (7) Failed to connect").isNoHttp()).isFalse();
    assertThat(HttpResponse.of(OK, BODY, "curl: (18) transfer closed").isNoHttp()).isFalse();
  }

  @Test
  void theLastOfSeveralAnswersCounts() {
    assertThat(HttpResponse.of("HTTP/1.1 100 Continue\r\n\r\n" + OK, BODY, "").status())
        .isEqualTo(200);
  }
}
