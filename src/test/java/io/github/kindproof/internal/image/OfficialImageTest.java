package io.github.kindproof.internal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficialImageTest {
  private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

  @ParameterizedTest
  @CsvSource({
    "nginx:1.27.5, registry-1.docker.io, library/nginx, nginx",
    "docker.io/kindest/node:v1, registry-1.docker.io, kindest/node, docker.io/kindest/node",
    "kindest/node, registry-1.docker.io, kindest/node, kindest/node",
    "localhost:5000/kindest/node:v1, localhost:5000, kindest/node, localhost:5000/kindest/node",
  })
  void aReferenceIsTakenApart(String tagged, String host, String path, String repository) {
    OfficialImage image = OfficialImage.of("list:1", tagged + "@" + DIGEST);

    assertThat(image.host()).isEqualTo(host);
    assertThat(image.path()).isEqualTo(path);
    assertThat(image.reference()).isEqualTo(repository + "@" + DIGEST);
  }

  @Test
  void aMirrorsPrefixKeepsTheDigest() {
    OfficialImage image = OfficialImage.of("list:1", "kindest/node:v1.34.11@" + DIGEST);

    assertThat(image.through("mirror.example:5000/hub/").reference())
        .isEqualTo("mirror.example:5000/hub/kindest/node@" + DIGEST);
  }

  @Test
  void aMirrorIsOfDockerHubOnly() {
    OfficialImage image = OfficialImage.of("list:1", "quay.example/node@" + DIGEST);

    assertThat(image.through("mirror.example/")).isEqualTo(image);
  }

  @Test
  void withoutDigestItIsBadInput() {
    assertThatThrownBy(() -> OfficialImage.of("list:1", "nginx:1.27.5"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("list:1: \"nginx:1.27.5\" has no digest; add @sha256:… to it");
  }

  @Test
  void peopleSeeAShortDigest() {
    assertThat(OfficialImage.of("list:1", "nginx:1.27.5@" + DIGEST))
        .hasToString("nginx@sha256:0123456789ab…");
  }
}
