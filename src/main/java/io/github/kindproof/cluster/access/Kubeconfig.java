package io.github.kindproof.cluster.access;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.BadInputException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.internal.api.ApiFaults;
import io.github.kindproof.internal.api.FirstAnswer;
import io.github.kindproof.internal.api.ReadyServer;
import io.github.kindproof.internal.api.RequestCount;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.internal.io.file.TextFile;
import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.internal.io.process.Caller;
import io.github.kindproof.internal.io.text.MaskedUrl;
import io.github.kindproof.internal.io.yaml.YamlJson;
import io.github.kindproof.internal.io.yaml.YamlNode;
import io.github.kindproof.internal.progress.Progress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One context of one kubeconfig file, both named by the user; no other file or variable is read.
 *
 * @param file the kubeconfig; relative paths in it are resolved against its folder
 * @param context the context's name
 * @param server the API server's address, without a user name and a password, for messages
 * @param program the program that gets the credentials; empty if there is none
 * @param tokenFile the file with the token, if any; read for each request, as tokens in pods change
 */
public record Kubeconfig(
    Path file,
    String context,
    String server,
    Optional<CredentialProgram> program,
    Optional<Path> tokenFile) {
  private static final Caller CALLER = Caller.ofThisProcess();

  /** The words in a context's name or a server's address that indicate production. */
  private static final Pattern PRODUCTION =
      Pattern.compile("(^|[^a-z])(p|prd|prod|production|live)([^a-z]|$)");

  private static final String OPTION = CALLER.option("kubeconfig") + " ";

  /**
   * Read a kubeconfig like {@link #read}, if neither argument is missing.
   *
   * @throws BadInputException also if one is missing, so that no unnamed cluster is contacted
   */
  public static Kubeconfig named(@Nullable Path file, @Nullable String context) {
    if (file == null || context == null) {
      throw new BadInputException(
          CALLER.option(file == null ? "kubeconfig" : "context"),
          "is required: no default cluster is ever used",
          "specify a file and one of its contexts");
    }
    return read(file, context);
  }

  /**
   * Read and check a kubeconfig without contacting the cluster.
   *
   * @throws BadInputException with the place, if the file is missing or malformed, has no such
   *     context, names missing files, or leaves the server's certificate unverified
   */
  public static Kubeconfig read(Path file, String context) {
    Parts parts = Parts.of(file, context);
    JsonNode cluster = parts.cluster();
    JsonNode user = parts.user();
    String server = cluster.path("server").asString("");
    if (server.isEmpty()) {
      throw new BadInputException(OPTION + file, "has no server for context " + context, "add it");
    }
    if (cluster.path("insecure-skip-tls-verify").asBoolean(false)
        || server.toLowerCase(Locale.ROOT).startsWith("http://")) {
      throw new BadInputException(
          OPTION + file,
          "leaves the server of context " + context + " unverified",
          "add its certificate-authority and use an https address");
    }
    requireFile(file, cluster, "certificate-authority");
    for (String named : List.of("client-certificate", "client-key", "tokenFile")) {
      requireFile(file, user, named);
    }
    Optional<Path> tokenFile =
        Optional.of(user.path("tokenFile").asString(""))
            .filter(name -> !name.isEmpty())
            .map(name -> named(file, "tokenFile", name));
    KubeconfigFields fields = fields(file);
    fields.cluster(cluster);
    fields.user(user);
    Optional<CredentialProgram> program =
        CredentialProgram.of(user, name -> named(file, "exec", name).toString());
    return new Kubeconfig(
        file,
        context,
        MaskedUrl.of(server),
        tokenFile.isEmpty() ? program : Optional.empty(),
        tokenFile);
  }

  /**
   * Return this kubeconfig, unless it looks like production and its context is not confirmed.
   *
   * @param yesOn the confirmed context name, or null
   */
  public Kubeconfig meant(@Nullable String yesOn) {
    if (isProduction() && !context.equals(yesOn)) {
      throw new BadInputException(
          CALLER.option("context") + " " + context,
          "looks like production (" + server + ")",
          "confirm with " + CALLER.option("yes-on") + "=" + context);
    }
    return this;
  }

  boolean isProduction() {
    return Stream.of(context, server)
        .anyMatch(it -> PRODUCTION.matcher(it.toLowerCase(Locale.ROOT)).find());
  }

  /** Return the cluster that it names, for a provider. */
  public ClusterSource.Existing existing() {
    return new ClusterSource.Existing(file.toAbsolutePath(), context);
  }

  /**
   * Create a client of the cluster, and wait until its API server answers. This first runs the
   * program that gets the credentials, if there is one.
   *
   * @throws BadInputException if the certificate and the key of the user do not work
   * @throws EnvironmentException if the program gets no credentials, or the server gives no answer
   */
  public KubernetesClient client(RequestCount count, Progress progress) {
    Optional<RenewedCredentials> renewed = program.map(it -> RenewedCredentials.from(it, progress));
    Config config = Config.fromKubeconfig(JsonText.line(usable(renewed)));
    // With HTTP/2, an API server closes an unauthorized connection before its 401 is read.
    config.setHttp2Disable(true);
    tokenFile.ifPresent(token -> config.setOauthTokenProvider(() -> token(token)));
    renewed.filter(RenewedCredentials::haveToken).ifPresent(config::setOauthTokenProvider);
    try {
      FirstAnswer.await(config, server, progress);
      return ReadyServer.client(config, List.of(count));
    } catch (KubernetesClientException e) {
      throw unusable(e);
    }
  }

  /** An error of a certificate or a key, before any request. */
  private RuntimeException unusable(KubernetesClientException e) {
    String why = "cannot be used: " + ApiFaults.innermost(e);
    return program.isPresent()
        ? new EnvironmentException(
            "the certificate or the key from `" + program.get() + "` " + why, "log in again", e)
        : new BadInputException(
            OPTION + file,
            "the client-certificate and client-key of context " + context + " " + why,
            "correct them");
  }

  /**
   * Return a kubeconfig with this context alone, with absolute paths, and with what needs no
   * program: the client would run one without a limit, and on each renewal.
   */
  private ObjectNode usable(Optional<RenewedCredentials> renewed) {
    Parts parts = Parts.of(file, context);
    ObjectNode cluster = withPaths(parts.cluster(), "certificate-authority");
    ObjectNode user = withPaths(parts.user(), "client-certificate", "client-key");
    user.remove(List.of("exec", "tokenFile"));
    URI address = fields(file).cluster(cluster);
    Optional.ofNullable(address.getUserInfo())
        .ifPresent(
            login -> {
              cluster.put("server", withoutUser(address));
              String[] words = login.split(":", 2);
              boolean others = user.has("token") || program.isPresent() || tokenFile.isPresent();
              if (!others && words.length == 2) { // as kubectl does
                user.put("username", words[0]).put("password", words[1]);
              }
            });
    renewed.ifPresent(it -> it.addCertificate(user));
    ObjectNode all = JsonText.object().put("apiVersion", "v1").put("kind", "Config");
    all.put("current-context", context);
    all.putArray("contexts").addObject().put("name", context).set("context", parts.context());
    all.putArray("clusters")
        .addObject()
        .put("name", parts.context().path("cluster").asString(""))
        .set("cluster", cluster);
    all.putArray("users")
        .addObject()
        .put("name", parts.context().path("user").asString(""))
        .set("user", user);
    return all;
  }

  private ObjectNode withPaths(JsonNode part, String... keys) {
    ObjectNode copy = JsonText.object();
    part.properties().forEach(each -> copy.set(each.getKey(), each.getValue()));
    for (String key : keys) {
      String path = part.path(key).asString("");
      if (!path.isEmpty()) {
        copy.put(key, named(file, key, path).toString());
      }
    }
    return copy;
  }

  private static String withoutUser(URI address) {
    return address.toString().replaceFirst("://[^/]*@", "://");
  }

  private static String token(Path file) {
    String token;
    try {
      token = Files.readString(file).strip();
    } catch (IOException e) {
      throw new EnvironmentException(
          "cannot read the token in " + file, "check its permissions", e);
    }
    if (!KubeconfigFields.isToken(token)) {
      throw new EnvironmentException(
          "the token in " + file + " contains a character that a token cannot have",
          "log in again");
    }
    return token;
  }

  private static Path folder(Path kubeconfig) {
    return Optional.ofNullable(kubeconfig.toAbsolutePath().getParent()).orElse(Path.of("/"));
  }

  private static Path named(Path kubeconfig, String key, String path) {
    try {
      return folder(kubeconfig).resolve(path);
    } catch (InvalidPathException e) {
      throw new BadInputException(
          OPTION + kubeconfig, "its " + key + " is not a path: " + e.getReason(), "correct it");
    }
  }

  private static JsonNode parsed(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          OPTION + file, Files.exists(file) ? "is not a file" : "does not exist", "specify a file");
    }
    try {
      List<YamlNode> documents = YamlNode.read(file, TextFile.read(file));
      JsonNode root =
          documents.isEmpty() ? MissingNode.getInstance() : YamlJson.of(documents.get(0));
      if (!root.path("contexts").isArray()) {
        throw new BadInputException(
            OPTION + file, "is not a kubeconfig: it has no contexts", "specify another");
      }
      return root;
    } catch (IOException e) {
      throw new BadInputException(
          OPTION + file, "cannot be read: " + IoReason.of(e), "specify another");
    }
  }

  private static Optional<JsonNode> named(JsonNode root, String list, String name) {
    for (JsonNode each : root.path(list)) {
      if (each.path("name").asString("").equals(name)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private static List<String> names(JsonNode root, String list) {
    List<String> names = new ArrayList<>();
    root.path(list).forEach(each -> names.add(each.path("name").asString("")));
    return names;
  }

  private static void requireFile(Path kubeconfig, JsonNode part, String key) {
    String path = part.path(key).asString("");
    if (!path.isEmpty() && !Files.isReadable(named(kubeconfig, key, path))) {
      throw new BadInputException(
          OPTION + kubeconfig, "its " + key + " " + path + " is missing", "add the file");
    }
  }

  private static KubeconfigFields fields(Path file) {
    return new KubeconfigFields(OPTION + file, name -> named(file, "path", name));
  }

  /** The parts of a kubeconfig that a context names. */
  private record Parts(JsonNode context, JsonNode cluster, JsonNode user) {
    static Parts of(Path file, String name) {
      JsonNode root = parsed(file);
      JsonNode context =
          named(root, "contexts", name)
              .orElseThrow(
                  () ->
                      new BadInputException(
                          CALLER.option("context") + " " + name,
                          "is not in " + file,
                          "choose one of " + String.join(", ", names(root, "contexts"))))
              .path("context");
      return new Parts(
          context,
          part(file, root, context, name, "cluster"),
          part(file, root, context, name, "user"));
    }

    private static JsonNode part(
        Path file, JsonNode root, JsonNode chosen, String context, String kind) {
      String name = chosen.path(kind).asString("");
      return named(root, kind + "s", name)
          .orElseThrow(
              () ->
                  new BadInputException(
                      OPTION + file,
                      "context " + context + " names the missing " + kind + " '" + name + "'",
                      "choose one of " + String.join(", ", names(root, kind + "s"))))
          .path(kind);
    }
  }
}
