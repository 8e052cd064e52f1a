package io.github.kindproof.suites;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfigurationBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.io.process.Command;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real admission webhook, which gives every pod of a check the profile RuntimeDefault. */
final class MutatingWebhook implements AutoCloseable {
  private static final String NAME = "gives-a-profile";
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String PATCH =
      "[{\"op\": \"add\", \"path\": \"/spec/securityContext/seccompProfile\","
          + " \"value\": {\"type\": \"RuntimeDefault\"}}]";

  private final HttpsServer server;
  private final KubernetesClient client;
  private final AtomicBoolean asked = new AtomicBoolean();

  private MutatingWebhook(HttpsServer server, KubernetesClient client) {
    this.server = server;
    this.client = client;
  }

  /** Listens where the cluster's API server reaches this machine, and there alone. */
  static MutatingWebhook start(Cluster cluster, Path folder) throws Exception {
    String address =
        cluster
            .nodes()
            .get(0)
            .command("sh", "-c", "ip -4 route show default | cut -d' ' -f3")
            .output()
            .strip();
    Path keys = folder.resolve("webhook.p12");
    Command.of(
            "keytool",
            "-genkeypair",
            "-keystore",
            keys.toString(),
            "-storetype",
            "PKCS12",
            "-storepass",
            new String(PASSWORD),
            "-alias",
            "webhook",
            "-keyalg",
            "EC",
            "-dname",
            "CN=webhook",
            "-ext",
            "san=ip:" + address,
            "-validity",
            "2")
        .output();
    String certificate =
        Command.of(
                "keytool",
                "-exportcert",
                "-rfc",
                "-keystore",
                keys.toString(),
                "-storepass",
                new String(PASSWORD),
                "-alias",
                "webhook")
            .output();
    HttpsServer server = HttpsServer.create(new InetSocketAddress(address, 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls(keys)));
    MutatingWebhook webhook = new MutatingWebhook(server, cluster.client());
    server.createContext("/", webhook::answer);
    server.start();
    cluster
        .client()
        .resource(configuration(address, server.getAddress().getPort(), certificate))
        .create();
    return webhook;
  }

  boolean isAsked() {
    return asked.get();
  }

  private static SSLContext tls(Path keys) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD);
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static MutatingWebhookConfiguration configuration(
      String address, int port, String certificate) {
    return new MutatingWebhookConfigurationBuilder()
        .withNewMetadata()
        .withName(NAME)
        .endMetadata()
        .addNewWebhook()
        .withName(NAME + ".kindproof.example.com")
        .withAdmissionReviewVersions("v1")
        .withSideEffects("None")
        .withFailurePolicy("Fail")
        .withTimeoutSeconds(5)
        .withNewClientConfig()
        .withUrl("https://" + address + ":" + port + "/")
        .withCaBundle(
            Base64.getEncoder().encodeToString(certificate.getBytes(StandardCharsets.UTF_8)))
        .endClientConfig()
        .addNewRule()
        .withOperations("CREATE")
        .withApiGroups("")
        .withApiVersions("v1")
        .withResources("pods")
        .endRule()
        .withNewNamespaceSelector()
        .addNewMatchExpression()
        .withKey(io.github.kindproof.fleet.check.CheckObjects.LABEL)
        .withOperator("Exists")
        .endMatchExpression()
        .endNamespaceSelector()
        .endWebhook()
        .build();
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.set(true);
    JsonNode review = new JsonMapper().readTree(exchange.getRequestBody());
    String patch = Base64.getEncoder().encodeToString(PATCH.getBytes(StandardCharsets.UTF_8));
    byte[] answer =
        """
        {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "response":
          {"uid": "%s", "allowed": true, "patchType": "JSONPatch", "patch": "%s"}}
        """
            .formatted(review.at("/request/uid").asString(), patch)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  @Override
  public void close() {
    client.admissionRegistration().v1().mutatingWebhookConfigurations().withName(NAME).delete();
    server.stop(0);
  }
}
