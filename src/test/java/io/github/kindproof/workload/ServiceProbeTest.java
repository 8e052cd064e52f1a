package io.github.kindproof.workload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.node.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceProbeTest {
  private static final String PAGE = "<html><body>Welcome</body></html>\n";

  @Test
  void theWholePageIsGood() {
    assertThat(serving(200, PAGE, "", PAGE).ok()).isTrue();
  }

  @Test
  void aStatusOf200WithACutBodyIsNot() {
    Serving cut = serving(200, "<html><bo", "curl: (18) transfer closed", PAGE);
    assertThat(cut.ok()).isFalse();
    assertThat(cut).hasToString("node: HTTP 200, 9 bytes: curl: (18) transfer closed");
  }

  @Test
  void anotherPageThanTheContainersIsNot() {
    assertThat(serving(200, "<html></html>", "", PAGE).detail())
        .contains("it differs from the page in the container");
  }

  @Test
  void aPageThatIsItselfHalfIsNot() {
    assertThat(serving(200, "<html><bo", "", "<html><bo").detail()).contains("</html>");
  }

  @Test
  void anErrorPageIsNot() {
    assertThat(serving(500, PAGE, "", PAGE).ok()).isFalse();
  }

  private static Serving serving(int status, String body, String trouble, String page) {
    HttpResponse response =
        new HttpResponse(
            status,
            Map.of("content-type", List.of("text/html; charset=utf-8")),
            body.getBytes(UTF_8),
            trouble);
    return ServiceProbe.serving(
        "node", "http://node/", response, Optional.of(page.getBytes(UTF_8)));
  }
}
