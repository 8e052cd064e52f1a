package io.github.kindproof.internal.image;

import io.github.kindproof.internal.image.FaultProxy.Weather;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** What may happen between an engine and its registry. */
final class Weathers {
  private Weathers() {}

  /** Everything passes. */
  static Weather fair() {
    return (request, upstream, client) -> copy(request, upstream, client, Long.MAX_VALUE);
  }

  /** Connections are taken and nothing is ever said. */
  static Weather hanging() {
    return (request, upstream, client) -> hang();
  }

  /** Every request gets this status. */
  static Weather status(String status) {
    return (request, upstream, client) ->
        client.write(
            ("HTTP/1.1 "
                    + status
                    + "\r\nWWW-Authenticate: Basic realm=\"test\"\r\n"
                    + "Content-Length: 0\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The manifest of one digest is asked for and that of another given. */
  static Weather exchanged(String digest, String given) {
    return (request, upstream, client) ->
        copy(request.replace(digest, given), upstream, client, Long.MAX_VALUE);
  }

  /** Blobs are cut off after so many bytes the first time, and then again before any, so often. */
  static Weather cut(long bytes, int again) {
    AtomicInteger cuts = new AtomicInteger();
    return onBlobs(
        (request, upstream, client) -> {
          long most = cuts.get() == 0 ? bytes : cuts.get() <= again ? 0 : Long.MAX_VALUE;
          if (copy(request, upstream, client, most) == most) {
            cuts.incrementAndGet();
          }
        });
  }

  /** Blobs stop after so many bytes, with the connection left open. */
  static Weather stalling(long bytes) {
    return onBlobs(
        (request, upstream, client) -> {
          copy(request, upstream, client, bytes);
          hang();
        });
  }

  /** The byte of each blob at this place of its answer is another. */
  static Weather garbling(int place) {
    return onBlobs(
        (request, upstream, client) ->
            copy(
                request,
                upstream,
                new OutputStream() {
                  private int at;

                  @Override
                  public void write(int b) throws IOException {
                    client.write(at++ == place ? b ^ 1 : b);
                  }
                },
                Long.MAX_VALUE));
  }

  private static Weather onBlobs(Weather weather) {
    Predicate<String> blob = request -> request.startsWith("GET ") && request.contains("/blobs/");
    return (request, upstream, client) ->
        (blob.test(request) ? weather : fair()).answer(request, upstream, client);
  }

  /** Gives how many bytes it copied. */
  private static long copy(String request, Socket upstream, OutputStream client, long most)
      throws IOException {
    upstream.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    InputStream answer = upstream.getInputStream();
    byte[] part = new byte[8192];
    long left = most;
    int read = 0;
    while (left > 0 && (read = answer.read(part, 0, (int) Math.min(part.length, left))) >= 0) {
      client.write(part, 0, read);
      left -= read;
    }
    return most - left;
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
