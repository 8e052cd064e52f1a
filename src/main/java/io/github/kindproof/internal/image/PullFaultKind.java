package io.github.kindproof.internal.image;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of pull failures, each with a pattern that matches the messages of engines. */
enum PullFaultKind {
  // In the order in which a message is looked through: the most particular words first.
  WRONG_DIGEST(
      "HOST returned content for IMAGE that does not match its digest",
      "ask the operator of the registry, or correct the digest in the list",
      "verification failed|unexpected commit digest|failed precondition|digest.* did not match"),
  NEEDS_LOGIN(
      "HOST requires a login for IMAGE",
      "run `docker login HOST`",
      "unauthorized|denied|no basic auth credentials|authentication required|\\b40[13]\\b"),
  LIMITED(
      "HOST limits the rate of pulls",
      "run `docker login HOST`, or wait",
      "toomanyrequests|too many requests|\\b429\\b"),
  NO_SUCH_IMAGE(
      "HOST has no IMAGE",
      "correct the digest in the list, or the mirror's prefix",
      "manifest unknown|name unknown|manifest for .* not found|\\b404\\b|: not found"),
  BROKEN(
      "HOST fails on IMAGE",
      "try again later, or name a mirror in TESTCONTAINERS_HUB_IMAGE_NAME_PREFIX",
      "unexpected http status: 5|status: 5\\d\\d|\\b50[0234]\\b"),
  CUT_OFF(
      "the connection to HOST was cut while IMAGE was pulled",
      "run again",
      "\\beof\\b|connection reset|broken pipe|server closed|sent nothing more"),
  NO_ANSWER(
      "HOST does not respond",
      "check the network, or name a mirror in TESTCONTAINERS_HUB_IMAGE_NAME_PREFIX",
      "no such host|refused|time-?out|timed out|deadline exceeded|unreachable|no route|"
          + "no response"),
  ENGINE("the engine cannot pull IMAGE from HOST", "see the engine's own log", "");

  private final String sentence;
  private final String remedy;
  private final Pattern words;

  PullFaultKind(String sentence, String remedy, String words) {
    this.sentence = sentence;
    this.remedy = remedy;
    this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
  }

  static PullFaultKind ofEngine(String message) {
    // Digests and addresses are left out, or their digits would be taken for a status.
    String said =
        message.replaceAll("sha256:[0-9a-f]+|\\d+\\.\\d+\\.\\d+\\.\\d+(:\\d+)?|:\\d+/", "");
    return Arrays.stream(values())
        .filter(k -> k.words.matcher(said).find())
        .findFirst()
        .orElseThrow();
  }

  /**
   * The fault that a registry's status shows; empty if the engine should try: it has the logins,
   * and may know this registry better.
   */
  static Optional<PullFaultKind> ofStatus(int status) {
    if (status == 404) {
      return Optional.of(NO_SUCH_IMAGE);
    }
    if (status == 429) {
      return Optional.of(LIMITED);
    }
    return status >= 500 ? Optional.of(BROKEN) : Optional.empty();
  }

  /** Whether a local build may replace the official image in mode {@code auto}. */
  boolean isReasonToBuild() {
    return switch (this) {
      case NO_ANSWER, NEEDS_LOGIN, LIMITED, NO_SUCH_IMAGE, BROKEN -> true;
      // Wrong or truncated content from a registry must be investigated, not hidden.
      case WRONG_DIGEST, CUT_OFF, ENGINE -> false;
    };
  }

  String sentence(OfficialImage image) {
    return sentence.replace("HOST", image.host()).replace("IMAGE", image.toString());
  }

  String remedy(OfficialImage image) {
    return remedy.replace("HOST", image.host());
  }
}
