package io.github.kindproof.internal.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a real registry and does to its connections what bad weather does. */
final class FaultProxy implements AutoCloseable {
  /** Answers one request in its own way. */
  interface Weather {
    /**
     * @param request the request's first line and headers
     * @param upstream the registry, to which nothing was sent yet
     */
    void answer(String request, Socket upstream, OutputStream client) throws IOException;
  }

  private static final int TLS_HANDSHAKE = 0x16;

  private final ServerSocket server;
  private final int registryPort;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile Weather weather = Weathers.fair();

  FaultProxy(int registryPort) throws IOException {
    this.registryPort = registryPort;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::acceptAll);
  }

  /** {@code localhost:PORT}. */
  String host() {
    return "localhost:" + server.getLocalPort();
  }

  void set(Weather next) {
    weather = next;
    requests.set(0);
  }

  /** How many requests came since the weather was set. */
  int requests() {
    return requests.get();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void acceptAll() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        open.add(client);
        daemon(() -> serve(client));
      } catch (IOException e) {
        // Closed: the loop ends.
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), registryPort)) {
      String request = head(client.getInputStream());
      if (!request.isEmpty()) {
        requests.incrementAndGet();
        weather.answer(request, upstream, client.getOutputStream());
      }
    } catch (IOException e) {
      // One of the two went away, as it may.
    } finally {
      open.remove(client);
    }
  }

  /** The head of a request; one a connection, so that each can have its own weather. */
  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == TLS_HANDSHAKE) {
        return ""; // engines try TLS first: they are sent away
      }
      head.write(b);
      String text = head.toString(StandardCharsets.ISO_8859_1);
      if (text.endsWith("\r\n\r\n")) {
        return text.replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
      }
    }
    return "";
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "fault proxy");
    thread.setDaemon(true);
    thread.start();
  }
}
