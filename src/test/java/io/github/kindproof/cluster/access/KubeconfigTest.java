package io.github.kindproof.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubeconfigTest {
  private static final String GOOD =
      """
      apiVersion: v1
      kind: Config
      current-context: other
      contexts:
      - name: staging
        context: {cluster: c, user: u}
      - name: other
        context: {cluster: gone, user: u}
      clusters:
      - name: c
        cluster: {server: "https://10.0.0.1:6443", certificate-authority: ca.pem}
      users:
      - name: u
        user:
          exec: {command: aws, args: [eks, get-token]}
      """;

  @TempDir Path folder;

  @Test
  void theNamedContextIsReadAndPathsCountFromTheFilesFolder() throws IOException {
    Files.writeString(folder.resolve("ca.pem"), "");
    Kubeconfig read = Kubeconfig.read(file(GOOD), "staging");
    assertThat(read.server()).isEqualTo("https://10.0.0.1:6443");
    assertThat(read.program()).contains("aws eks get-token");
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    refused(GOOD, "staging", "its certificate-authority ca.pem is missing");
    refused(GOOD, "stagin", "--context stagin: is not in", "choose one of staging, other");
    refused(GOOD, "other", "context other names the missing cluster 'gone'", "choose one of c");
    refused(GOOD.replace("user: u", "user: x"), "staging", "names the missing user 'x'");
    assertThatThrownBy(() -> Kubeconfig.read(folder.resolve("none"), "c"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> Kubeconfig.read(folder, "c"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is not a file");
  }

  @Test
  void whatIsNoKubeconfigIsRefusedWithItsLine() throws IOException {
    refused("a: 1\nb: [", "c", "kubeconfig:2: not valid YAML");
    refused("a: 1\n", "c", "is not a kubeconfig: it has no contexts");
    refused("", "c", "is not a kubeconfig");
  }

  @Test
  void anUnverifiedServerIsRefused() throws IOException {
    String unverified =
        GOOD.replace("certificate-authority: ca.pem", "insecure-skip-tls-verify: true");
    refused(unverified, "staging", "leaves the server of context staging unverified");
    refused(unverified.replace("true}", "yes}"), "staging", "unverified"); // as kubectl reads it
    refused(GOOD.replace("https:", "http:"), "staging", "unverified");
  }

  @ParameterizedTest
  @CsvSource({
    "prod, true",
    "eu-production-1, true",
    "my_prod, true",
    "live, true",
    "c-p, true",
    "staging, false",
    "product-catalogue, false",
    "kind-kindproof-1, false",
    "olive, false",
    "production1, true",
  })
  void namesOfProductionAreKnown(String context, boolean is) {
    Kubeconfig kubeconfig =
        new Kubeconfig(
            Path.of("k"), context, "https://10.0.0.1", Optional.empty(), Optional.empty());
    assertThat(kubeconfig.isProduction()).isEqualTo(is);
  }

  private void refused(String text, String context, String... says) throws IOException {
    Path file = file(text);
    assertThatThrownBy(() -> Kubeconfig.read(file, context))
        .isInstanceOf(BadInputException.class)
        .hasMessageContainingAll(says);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("kubeconfig"), text);
  }
}
