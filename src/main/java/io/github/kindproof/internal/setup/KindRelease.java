package io.github.kindproof.internal.setup;

import io.github.kindproof.InterruptionException;
import io.github.kindproof.internal.io.file.Sha256;
import io.github.kindproof.internal.progress.Progress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The official binary of a kind release, checked by its SHA-256.
 *
 * @param downloads the site's folder of releases
 * @param checksums by binary name, from the release's own .sha256sum files
 */
record KindRelease(URI downloads, String version, Map<String, String> checksums) {
  private static final URI OFFICIAL = URI.create("https://kind.sigs.k8s.io/dl/");
  private static final Map<String, String> OFFICIAL_CHECKSUMS =
      Map.of(
          "kind-linux-amd64", "aee6151561422756b764a4ae28e7f44cda5af5a9eead3cc9985112b1de8d8e0d",
          "kind-linux-arm64", "20022bee6cfcd5086cb7234d218e3454e6090022f2a8f55d1fa7fcf42c3867a2");
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration WHOLE = Duration.ofMinutes(3);

  KindRelease(String version) {
    this(OFFICIAL, version, OFFICIAL_CHECKSUMS);
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
    HttpClient http =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(ANSWER)
            .build();
    try {
      // Decides in seconds whether anybody is there; looking up the name counts too.
      HttpRequest.Builder request = HttpRequest.newBuilder(file);
      HttpRequest head = request.copy().method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
      int status =
          within(ANSWER, http.sendAsync(head, HttpResponse.BodyHandlers.discarding())).statusCode();
      if (status != 200) {
        return file + " answered " + status;
      }
      within(WHOLE, http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofFile(target)));
      String got = Sha256.of(Files.readAllBytes(target));
      if (!got.equals(checksum)) {
        Files.delete(target);
        return file + " has the SHA-256 " + got + ", not " + checksum;
      }
      return target.toFile().setExecutable(true) ? "" : target + " cannot be made executable";
    } catch (TimeoutException e) {
      return file.getHost() + " did not respond in time";
    } catch (ExecutionException e) {
      return file.getHost() + " cannot be reached";
    } catch (IOException e) {
      return target + " cannot be written: " + e;
    } catch (InterruptedException e) {
      task.failed("interrupted");
      throw InterruptionException.of("downloading kind " + version, e);
    }
  }

  private static <T> T within(Duration limit, CompletableFuture<T> answer)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      answer.cancel(true);
    }
  }

  private static String architecture() {
    String name = System.getProperty("os.arch", "");
    return name.equals("aarch64") ? "arm64" : name;
  }
}
