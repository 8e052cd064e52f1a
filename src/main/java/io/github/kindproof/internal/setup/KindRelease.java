package io.github.kindproof.internal.setup;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.InterruptionException;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.internal.io.file.Sha256;
import io.github.kindproof.internal.io.network.Fetched;
import io.github.kindproof.internal.io.network.ProxySettings;
import io.github.kindproof.internal.progress.Progress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * The official binary of a kind release, checked by its SHA-256.
 *
 * @param downloads the site's folder of releases
 * @param checksums by binary name, from the release's own .sha256sum files
 */
record KindRelease(
    URI downloads, String version, Map<String, String> checksums, ProxySettings proxies) {
  private static final URI OFFICIAL = URI.create("https://kind.sigs.k8s.io/dl/");
  private static final Map<String, String> OFFICIAL_CHECKSUMS =
      Map.of(
          "kind-linux-amd64", "aee6151561422756b764a4ae28e7f44cda5af5a9eead3cc9985112b1de8d8e0d",
          "kind-linux-arm64", "20022bee6cfcd5086cb7234d218e3454e6090022f2a8f55d1fa7fcf42c3867a2");
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration WHOLE = Duration.ofMinutes(3);

  /** Several times the size of a binary. */
  private static final int LARGEST = 64 << 20;

  private static final int PROXY_REQUIRES_LOGIN = 407;

  KindRelease(String version) {
    this(OFFICIAL, version, OFFICIAL_CHECKSUMS, ProxySettings.ofThisProcess());
  }

  /** Downloads it for this machine; reports why and returns false if that fails. */
  boolean download(Path target, Progress progress) {
    String name = "kind-linux-" + architecture();
    String checksum = checksums.get(name);
    if (checksum == null) {
      return false;
    }
    URI file = downloads.resolve(version + "/" + name);
    try (Progress.Task task = progress.begin("downloading kind " + version)) {
      String fault = fetch(file, target, checksum, task);
      if (fault.isEmpty()) {
        task.done("from " + file.getHost());
        return true;
      }
      task.failed(fault);
      return false;
    }
  }

  private String fetch(URI file, Path target, String checksum, Progress.Task task) {
    try {
      HttpClient http =
          proxies
              .client(file)
              .followRedirects(HttpClient.Redirect.NORMAL)
              .connectTimeout(ANSWER)
              .build();
      // Decides in seconds whether anybody is there; looking up the name counts too.
      HttpRequest.Builder request = HttpRequest.newBuilder(file);
      HttpRequest head = request.copy().method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
      String fault = faultOf(file, Fetched.from(http, head, LARGEST, ANSWER));
      if (!fault.isEmpty()) {
        return fault;
      }
      Fetched binary = Fetched.from(http, request.build(), LARGEST, WHOLE);
      fault = faultOf(file, binary);
      return fault.isEmpty() ? keep(binary.body(), file, target, checksum) : fault;
    } catch (EnvironmentException e) {
      return String.valueOf(e.getMessage()); // the proxy cannot be used
    } catch (InterruptedException e) {
      task.failed("interrupted");
      throw InterruptionException.of("downloading kind " + version, e);
    }
  }

  /** Why a response is of no use; empty if it is. */
  private String faultOf(URI file, Fetched response) {
    if (response.fault().isPresent()) {
      String what =
          response.fault().get() instanceof TimeoutException
              ? " did not respond in time"
              : response.status() == 0
                  ? " cannot be reached"
                  : " sent no whole file: " + response.fault().get().getMessage();
      return file.getHost() + what + proxies.way(file);
    }
    if (response.status() == PROXY_REQUIRES_LOGIN) {
      return file.getHost() + " cannot be reached without a login" + proxies.way(file);
    }
    return response.status() == 200
        ? ""
        : file + " answered " + response.status() + proxies.way(file);
  }

  private static String keep(byte[] binary, URI file, Path target, String checksum) {
    String got = Sha256.of(binary);
    if (!got.equals(checksum)) {
      return file + " has the SHA-256 " + got + ", not " + checksum;
    }
    try {
      Files.write(target, binary);
    } catch (IOException e) {
      return target + " cannot be written: " + IoReason.of(e);
    }
    return target.toFile().setExecutable(true) ? "" : target + " cannot be made executable";
  }

  private static String architecture() {
    String name = System.getProperty("os.arch", "");
    return name.equals("aarch64") ? "arm64" : name;
  }
}
