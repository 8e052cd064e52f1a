package io.github.kindproof.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * As much of an API server as applying and deleting takes: it keeps what is put there and notes
 * what it was asked for. Nothing runs, so nothing is learned here about pods.
 */
final class FakeApi implements AutoCloseable {
  /** An object of this name is never created: whoever asks for it waits for an answer. */
  static final String NEVER_CREATED = "never-created";

  /** A pod of this name is listed, but gone when more is asked of it. */
  static final String GONE = "gone-meanwhile";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, ObjectNode> objects = new ConcurrentSkipListMap<>();
  private final AtomicInteger generated = new AtomicInteger();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  FakeApi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What it was asked for, for example {@code DELETE /api/v1/namespaces/kindproof-1}. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** The namespaces that are there now. */
  List<String> namespaces() {
    return objects.keySet().stream()
        .filter(path -> path.matches("/api/v1/namespaces/[^/]+"))
        .map(path -> path.substring(path.lastIndexOf('/') + 1))
        .toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getPath();
    requests.add(method + " " + path);
    byte[] body = exchange.getRequestBody().readAllBytes();
    switch (method) {
      case "POST" -> reply(exchange, 201, create(path, JSON.readValue(body, ObjectNode.class)));
      case "DELETE" -> {
        objects.keySet().removeIf(it -> it.equals(path) || it.startsWith(path + "/"));
        reply(exchange, 200, kind("Status").put("status", "Success"));
      }
      default -> get(exchange, path);
    }
  }

  private ObjectNode create(String path, ObjectNode object) {
    ObjectNode metadata = object.withObject("/metadata");
    if (!metadata.has("name")) {
      String prefix = metadata.path("generateName").asString();
      metadata.put("name", prefix + generated.incrementAndGet());
    }
    if (metadata.path("name").asString().equals(NEVER_CREATED)) {
      closed.join();
    }
    if (path.matches("/api/v1/namespaces/.*/pods")) {
      metadata.put("namespace", path.split("/")[4]);
      ObjectNode status = object.withObject("/status").put("phase", "Pending");
      object
          .path("spec")
          .path("containers")
          .forEach(
              it ->
                  status
                      .withArray("/containerStatuses")
                      .addObject()
                      .put("name", it.path("name").asString())
                      .put("restartCount", 0));
      note(path, metadata.path("name").asString());
    }
    objects.put(path + "/" + metadata.path("name").asString(), object);
    return object;
  }

  /** An event of a pod. */
  private void note(String path, String pod) {
    ObjectNode event = kind("Event").put("message", "took " + path + "/" + pod);
    event.withObject("/metadata").put("name", pod);
    event.withObject("/involvedObject").put("kind", "Pod").put("name", pod);
    objects.put(path.replaceFirst("/pods$", "/events/") + pod, event);
  }

  private void get(HttpExchange exchange, String path) throws IOException {
    ObjectNode there = objects.get(path);
    if (there != null) {
      reply(exchange, 200, there);
    } else if (path.endsWith("/serviceaccounts/default")) {
      ObjectNode account = kind("ServiceAccount");
      account.withObject("/metadata").put("name", "default");
      reply(exchange, 200, account);
    } else if (path.endsWith("/pods")) {
      reply(exchange, 200, list("PodList", path));
    } else if (path.endsWith("/events")) {
      reply(exchange, 200, list("EventList", path));
    } else if (path.endsWith("/log") && !path.contains(GONE)) {
      byte[] log = ("log at " + path).getBytes(UTF_8);
      exchange.sendResponseHeaders(200, log.length);
      exchange.getResponseBody().write(log);
      exchange.close();
    } else if (path.equals("/api/v1/namespaces")) {
      ObjectNode list = kind("NamespaceList");
      namespaces()
          .forEach(name -> list.withArray("/items").add(objects.get("/api/v1/namespaces/" + name)));
      reply(exchange, 200, list);
    } else {
      reply(exchange, 404, kind("Status").put("status", "Failure").put("code", 404));
    }
  }

  /** Those of one namespace, or of all. */
  private ObjectNode list(String kind, String path) {
    ObjectNode list = kind(kind);
    list.putArray("items");
    String namespaced =
        path.replaceFirst("^/api/v1/(\\w+)$", "/api/v1/namespaces/[^/]+/$1") + "/[^/]+";
    objects.forEach(
        (name, object) -> {
          if (name.matches(namespaced)) {
            list.withArray("/items").add(object);
          }
        });
    return list;
  }

  private static ObjectNode kind(String kind) {
    return JSON.createObjectNode().put("apiVersion", "v1").put("kind", kind);
  }

  private static void reply(HttpExchange exchange, int code, ObjectNode body) throws IOException {
    byte[] bytes = body.toString().getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    closed.complete(null);
    server.stop(0);
    threads.shutdownNow();
  }
}
