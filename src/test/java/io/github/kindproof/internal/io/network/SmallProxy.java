package io.github.kindproof.internal.io.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A proxy on loopback that connects every name to one server. It speaks HTTP/1.1 and CONNECT, one
 * request a connection.
 */
public final class SmallProxy implements AutoCloseable {
  private final ServerSocket socket;
  private final int server;
  private final String login;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private SmallProxy(int server, String login) throws IOException {
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.server = server;
    this.login = login;
    daemon(this::acceptAll);
  }

  /**
   * Starts a proxy.
   *
   * @param server the port on loopback to which it connects every name
   */
  public static SmallProxy to(int server) throws IOException {
    return new SmallProxy(server, "");
  }

  /** Starts one that rejects requests without this value of Proxy-Authorization. */
  public static SmallProxy to(int server, String login) throws IOException {
    return new SmallProxy(server, login);
  }

  /** {@code 127.0.0.1:PORT}. */
  public String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  /** The first lines of all requests. */
  public List<String> requests() {
    return requests;
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket each : open) {
      each.close();
    }
  }

  private void acceptAll() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        daemon(() -> serve(client));
      } catch (IOException e) {
        // Closed: the loop ends.
      }
    }
  }

  private void serve(Socket client) {
    open.add(client);
    try (client) {
      String head = head(client.getInputStream());
      String first = head.lines().findFirst().orElse("");
      requests.add(first);
      if (!login.isEmpty() && !head.contains("\r\nProxy-Authorization: " + login + "\r\n")) {
        answer(client, "407 Login\r\nProxy-Authenticate: Basic realm=\"proxy\"");
        return;
      }
      try (Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
        open.add(upstream);
        if (first.startsWith("CONNECT ")) {
          client
              .getOutputStream()
              .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        } else {
          upstream.getOutputStream().write(direct(head).getBytes(StandardCharsets.ISO_8859_1));
        }
        daemon(() -> copy(client, upstream));
        copy(upstream, client);
      }
    } catch (IOException e) {
      // One of the two went away.
    }
  }

  private static void answer(Socket client, String status) throws IOException {
    String text = "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The request as a server gets it: with a path instead of a URL, and no other after it. */
  private static String direct(String head) {
    return head.replaceFirst(" http://[^/ ]+", " ")
        .replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // One of the two went away.
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int each = in.read(); each >= 0; each = in.read()) {
      head.write(each);
      if (head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        break;
      }
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "small proxy");
    thread.setDaemon(true);
    thread.start();
  }
}
