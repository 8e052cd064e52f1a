package io.github.kindproof.internal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadImagesTest {
  private static final String LIST =
      """
      - name: nginx:1.27.5
        image: nginx:1.27.5@sha256:%s
        recipe: nginx
      - name: kindproof/probe:1
        recipe: probe
      - name: kindproof/redis:1
        recipe: redis
        onDemand: true
      """
          .formatted("0123456789abcdef".repeat(4));

  @TempDir Path folder;

  @Test
  void theProjectsOwnListIsRight() {
    assertThat(WorkloadImages.read(Path.of("workload-images.yaml")).all())
        .extracting(WorkloadImage::recipe)
        .contains("nginx", "probe");
  }

  @Test
  void anImageIsFoundByTheNameThatAnEngineGivesItToo() throws IOException {
    WorkloadImages images = read(LIST);

    assertThat(images.find("docker.io/library/nginx:1.27.5"))
        .isEqualTo(images.find("nginx:1.27.5"));
    assertThat(images.find("nginx:1.27.5"))
        .get()
        .extracting(WorkloadImage::recipe)
        .isEqualTo("nginx");
    assertThat(images.find("kindproof/probe:1")).get().extracting(WorkloadImage::image).isNull();
    assertThat(images.find("nginx:1.27.4")).isEmpty();
  }

  @Test
  void whatIsOnDemandComesWithSetUpOnlyIfItIsDemanded() throws IOException {
    WorkloadImages images = read(LIST);

    assertThat(images.atSetUp())
        .extracting(WorkloadImage::recipe)
        .containsExactly("nginx", "probe");
    assertThat(images.atSetUpWith(List.of("docker.io/kindproof/redis:1")))
        .extracting(WorkloadImage::recipe)
        .containsExactly("nginx", "probe", "redis");
  }

  @Test
  void aDemandForWhatIsNotThereNamesWhatIs() throws IOException {
    WorkloadImages images = read(LIST);

    assertThatThrownBy(() -> images.atSetUpWith(List.of("redis")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("workload redis")
        .hasMessageContaining("nginx:1.27.5, kindproof/probe:1, kindproof/redis:1");
  }

  @ParameterizedTest
  @CsvSource({
    "nginx:1.27.5@sha256, nginx:1.27.5, 1, has no digest",
    "- name: nginx:1.27.5, - name: NGINX, 1, is not an image name",
    "'  recipe: probe', '', 4, recipe",
    "kindproof/probe:1, docker.io/nginx:1.27.5, 4, listed twice",
    "onDemand: true, onDemand: seldom, 8, seldom",
  })
  void aMistakeNamesItsLine(String right, String wrong, int line, String said) {
    String text =
        wrong.equals("nginx:1.27.5")
            ? LIST.replaceFirst("@sha256:[0-9a-f]+", "")
            : LIST.replace(right, wrong);

    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(folder.resolve("images.yaml") + ":" + line + ": ")
        .hasMessageContaining(said);
  }

  private WorkloadImages read(String text) throws IOException {
    return WorkloadImages.read(Files.writeString(folder.resolve("images.yaml"), text));
  }
}
