package io.github.kindproof.upgrade.rollout.traffic;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A plain client that sends one request after another to one endpoint.
 *
 * <p>It uses no library: each of them silently retries a request if a keep-alive connection was
 * closed, which is exactly what must be observed. Used by one thread at a time.
 */
final class Client implements AutoCloseable {
  private final Endpoint endpoint;
  private final boolean keepsConnection;
  private final int limitMillis;
  private final Runnable onConnection;
  private @Nullable Socket socket;

  /**
   * @param keepsConnection whether a connection is reused as long as the server allows it
   * @param limit the time limit for connecting, and for each read
   * @param onConnection called for each connection that is made
   */
  Client(Endpoint endpoint, boolean keepsConnection, Duration limit, Runnable onConnection) {
    this.endpoint = endpoint;
    this.keepsConnection = keepsConnection;
    this.limitMillis = (int) limit.toMillis();
    this.onConnection = onConnection;
  }

  /** Send a request and read its response; do not reuse a connection that failed. */
  Answer get() throws IOException {
    boolean answered = false;
    try {
      Socket connection = connection();
      connection.getOutputStream().write(request());
      Answer answer = Answer.read(new BufferedInputStream(connection.getInputStream()));
      answered = keepsConnection && !answer.closes();
      return answer;
    } finally {
      if (!answered) {
        close();
      }
    }
  }

  @Override
  public void close() {
    Socket open = socket;
    socket = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // It is not used again.
      }
    }
  }

  private Socket connection() throws IOException {
    Socket there = socket;
    if (there != null) {
      return there;
    }
    Socket created = new Socket();
    socket = created;
    created.setTcpNoDelay(true);
    created.setSoTimeout(limitMillis);
    created.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), limitMillis);
    onConnection.run();
    return created;
  }

  /**
   * Return a description, for example {@code http://172.18.0.2:30080/ over a keep-alive
   * connection}.
   */
  @Override
  public String toString() {
    return endpoint
        + (keepsConnection ? " over a keep-alive connection" : " over a new connection");
  }

  private byte[] request() {
    return ("GET "
            + endpoint.path()
            + " HTTP/1.1\r\nHost: "
            + endpoint.host()
            + "\r\nConnection: "
            + (keepsConnection ? "keep-alive" : "close")
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
