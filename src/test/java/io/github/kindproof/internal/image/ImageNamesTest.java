package io.github.kindproof.internal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNamesTest {
  private static final String HEX = "0123456789abcdef".repeat(4);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nginx",
        "nginx:1.27.5",
        "kindproof/probe:1",
        "docker.io/library/nginx:latest",
        "localhost:5000/kindest/node:v1.34.11",
        "registry.example/a/b_c/d-e:T.1-x",
        "nginx@sha256:DIGITS",
        "localhost:5000/nginx:1.27.5@sha256:DIGITS"
      })
  void aProperNamePasses(String name) {
    assertThatCode(() -> ImageNames.check("pod.yaml:3", name.replace("DIGITS", HEX)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Nginx:1",
        "nginx:",
        ":1",
        "nginx:1:2",
        "nginx:1.27.5 ",
        "nginx:a/b",
        "nginx//x:1",
        "-nginx",
        "nginx:-1",
        "nginx;rm:1",
        "nginx@sha256:0123",
        "nginx@sha256:DIGITS0",
        "nginx@md5:DIGITS",
        "nginx@",
        "host:port/nginx:1",
        "http://nginx:1"
      })
  void aMalformedNameIsBadInputWithItsPlace(String name) {
    String given = name.replace("DIGITS", HEX);
    assertThatThrownBy(() -> ImageNames.check("pod.yaml:3", given))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("pod.yaml:3: \"" + given + "\" is not an image name; write it as");
  }

  @ParameterizedTest
  @CsvSource({
    "docker.io/library/nginx:1, nginx:1",
    "index.docker.io/library/nginx:1, nginx:1",
    "docker.io/kindest/node:1, kindest/node:1",
    "library/nginx:1, nginx:1",
    "quay.io/library/nginx:1, quay.io/library/nginx:1",
    "nginx:1, nginx:1"
  })
  void whatEnginesAddIsLeftOut(String name, String familiar) {
    assertThat(ImageNames.familiar(name)).isEqualTo(familiar);
  }
}
