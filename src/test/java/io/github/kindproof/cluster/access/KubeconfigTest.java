package io.github.kindproof.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** Signed by itself; its key was thrown away. */
  private static final String CERTIFICATE =
      """
      -----BEGIN CERTIFICATE-----
      MIIBdjCCARugAwIBAgIUKLCB+xpbRWh7z/2kzu/f1fFueZowCgYIKoZIzj0EAwIw
      DzENMAsGA1UEAwwEdGVzdDAgFw0yNjExMzAyMjQ4NDlaGA8yMTI2MTEwNjIyNDg0
      OVowDzENMAsGA1UEAwwEdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABKWX
      3IVDJbTnUavtGnOO0wNXKUJDKzNwPFxktVP7te2OoJ0ErFjmJJ1NrbEfDLwlGlWr
      bIA7zHa/uhbzbt++eZujUzBRMB0GA1UdDgQWBBT6IvbSZFIn1T+mUmF2Y2DWlhDg
      ADAfBgNVHSMEGDAWgBT6IvbSZFIn1T+mUmF2Y2DWlhDgADAPBgNVHRMBAf8EBTAD
      AQH/MAoGCCqGSM49BAMCA0kAMEYCIQDrYChlR90HXxw0Hc0Dk+O5L/IkchXnU5WS
      LalVv5p7FgIhAPbUm7XxXTw+0UZN8qbS36rKJKk46+fRigEGqqLAOC7s
      -----END CERTIFICATE-----
      """;

  /** Text that no message may repeat. */
  private static final String SECRET = "PLANTED";

  @TempDir Path folder;

  @BeforeEach
  void theCertificateIsThere() throws IOException {
    Files.writeString(folder.resolve("ca.pem"), CERTIFICATE);
  }

  @Test
  void theNamedContextIsReadAndPathsCountFromTheFilesFolder() throws IOException {
    Kubeconfig read = Kubeconfig.read(file(GOOD), "staging");
    assertThat(read.server()).isEqualTo("https://10.0.0.1:6443");
    assertThat(read.program()).get().hasToString("aws eks get-token");
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    Files.delete(folder.resolve("ca.pem"));
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
  @ValueSource(
      strings = {
        "token: \"PLANTED\\n\"",
        "token: \"PLANTED\\e[31mred\"",
        "token: \"PLANTED\\u202e\"",
        "auth-provider: {name: oidc, config: {id-token: \"PLANTED\\n\"}}",
        "client-certificate-data: PLANTED*",
        "client-certificate-data: PLANTEDx",
        "client-key-data: PLANTED*",
        "client-key: kubeconfig",
      })
  void aFieldOfTheUserThatCannotBeUsedIsNamedWithoutItsValue(String field) throws IOException {
    String key = field.replaceFirst(".*\\{", "").replaceFirst(":.*", "");
    refused(
        GOOD.replace("exec: {command: aws, args: [eks, get-token]}", field),
        "staging",
        "kubeconfig "
            + folder.resolve("kubeconfig")
            + ": its "
            + (key.equals("auth-provider") ? "id-token" : key));
  }

  @Test
  void aTokenWithALineEndIsRefusedAsKubectlRefusesIt() throws IOException {
    String user = "token: |\n            PLANTED";
    refused(
        GOOD.replace("exec: {command: aws, args: [eks, get-token]}", user),
        "staging",
        "its token begins or ends with a space or a line end; write it on one line, without `|`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://PLANTED:9/a b",
        "https://PLANTED:9/\\e[31m",
        "https://PLANTED:9/\\u202e",
        "https://PLANTED:PLANTED@",
        "https://u:PLAN/PLANTED@h",
        "https://h:99999",
        "ftp://PLANTED",
        "https:///PLANTED",
      })
  void anAddressThatIsNoneIsRefusedWithoutItsValue(String server) throws IOException {
    refused(GOOD.replace("https://10.0.0.1:6443", server), "staging", "its server ");
    if (!server.startsWith("ftp")) {
      String proxy = GOOD.replace("ca.pem}", "ca.pem, proxy-url: \"" + server + "\"}");
      refused(proxy, "staging", "its proxy-url ");
    }
  }

  @Test
  void anAddressIsShownWithoutItsPassword() throws IOException {
    Path file = file(GOOD.replace("https://10", "https://user:PLANTED@10"));
    Kubeconfig read = Kubeconfig.read(file, "staging");
    assertThat(read.server()).isEqualTo("https://***@10.0.0.1:6443");
    assertThat(read.toString()).doesNotContain(SECRET);
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
        .hasMessageContainingAll(says)
        .hasMessageNotContainingAny(SECRET, "\u001b", "\u202e");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("kubeconfig"), text);
  }
}
