import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/** A small HTTP server: a page, a file from disk, a body given back, work for several threads. */
final class Server {
  private static final int PORT = 8080;
  private static final int THREADS = 8;
  private static final Path FILE = Path.of("/srv/file.txt");
  private static final String PAGE =
      "<!DOCTYPE html>\n<title>A server in Java</title>\n<p>It serves.</p>\n";

  private final HttpServer server;
  private final SharedWork work = new SharedWork();

  private Server(HttpServer server) {
    this.server = server;
  }

  public static void main(String[] arguments) throws IOException {
    new Server(HttpServer.create(new InetSocketAddress(PORT), 0)).start();
  }

  private void start() {
    server.setExecutor(Executors.newFixedThreadPool(THREADS));
    on("GET", "/", exchange -> answer(exchange, text(PAGE)));
    on("GET", "/file", Server::file);
    on("POST", "/echo", exchange -> answer(exchange, exchange.getRequestBody().readAllBytes()));
    on("GET", "/work", exchange -> answer(exchange, text(work.result() + "\n")));
    server.start();
  }

  /** Lets only this method and this very path through to the handler. */
  private void on(String method, String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          if (!exchange.getRequestURI().getPath().equals(path)) {
            exchange.sendResponseHeaders(404, -1);
          } else if (!exchange.getRequestMethod().equals(method)) {
            exchange.sendResponseHeaders(405, -1);
          } else {
            handler.handle(exchange);
          }
          exchange.close();
        });
  }

  private static void file(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, Files.size(FILE));
    try (OutputStream body = exchange.getResponseBody()) {
      Files.copy(FILE, body);
    }
  }

  private static void answer(HttpExchange exchange, byte[] content) throws IOException {
    exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(content);
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
