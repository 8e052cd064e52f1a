package io.github.kindproof.node;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The response to a request for a page.
 *
 * @param status the status code; 0 if there was no response
 * @param headers by their names in lower case
 * @param body all bytes that came
 * @param trouble the client's own message if the response did not arrive or was cut off; else empty
 */
public record HttpResponse(
    int status, Map<String, List<String>> headers, byte[] body, String trouble) {

  /** Messages of curl about a server that took the request and does not speak HTTP. */
  private static final List<String> NO_HTTP = List.of("HTTP/0.9", "Empty reply");

  /**
   * Return whether a server accepted the request but does not speak HTTP; retrying is pointless.
   */
  public boolean isNoHttp() {
    return status == 0 && NO_HTTP.stream().anyMatch(trouble::contains);
  }

  /** Return whether a response arrived with its whole body. */
  public boolean complete() {
    return status > 0 && trouble.isEmpty();
  }

  /** Return the first value of a header, whose name may be in any case; empty if it has none. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** Return the body as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Return a readable line: {@code HTTP 200, 615 bytes} or {@code HTTP 200, cut off…}. */
  public String described() {
    if (status == 0) {
      return "no response: " + trouble;
    }
    String size = "HTTP " + status + ", " + body.length + " bytes";
    return trouble.isEmpty() ? size : size + ", cut off: " + trouble;
  }

  /** Parse curl's header file, using the last response if there are several. */
  static HttpResponse of(String headerFile, byte[] body, String trouble) {
    String[] answers = headerFile.strip().split("(?:\r?\n){2,}");
    List<String> lines = answers[answers.length - 1].lines().toList();
    if (lines.isEmpty() || !lines.get(0).startsWith("HTTP/")) {
      return new HttpResponse(0, Map.of(), body, trouble.isEmpty() ? "no HTTP answer" : trouble);
    }
    Map<String, List<String>> headers =
        lines.stream()
            .skip(1)
            .filter(line -> line.contains(":"))
            .map(line -> line.split(":", 2))
            .collect(
                Collectors.groupingBy(
                    parts -> parts[0].strip().toLowerCase(Locale.ROOT),
                    Collectors.mapping(parts -> parts[1].strip(), Collectors.toList())));
    int status = Integer.parseInt(lines.get(0).split(" ")[1]);
    return new HttpResponse(status, headers, body, trouble);
  }
}
