package io.github.kindproof.seccomp.file;

import io.github.kindproof.BadInputException;
import io.github.kindproof.seccomp.SeccompProfile;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads profile files. */
public final class ProfileFile {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private ProfileFile() {}

  /**
   * Reads a file that runtimes read: a profile in OCI's format. Checks it against what libseccomp
   * and runc know, more strictly than they do: a misspelled syscall, which they ignore, is rejected
   * here.
   *
   * @throws BadInputException with line and column
   */
  public static SeccompProfile read(Path file) {
    ReadProfiles read = examine(file);
    List<String> warnings = read.warnings(file.toString());
    LocatedProfile profile = read.profiles().get(0);
    if (!profile.source().isEmpty()) {
      throw new BadInputException(
          profile.span().in(file.toString()),
          "has the profile in %s, where no runtime reads it".formatted(profile.source()),
          "write the profile itself into a JSON file");
    }
    return profile.profile(warnings);
  }

  /**
   * Reads the profiles of a file in any form that people keep them in: JSON in OCI's format, the
   * spec of a container, or resources of Kubernetes. Returns all problems instead of throwing.
   */
  public static ReadProfiles examine(Path file) {
    try {
      String text = ProfileText.read(file);
      boolean isNamed = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
      return understood(text, isYaml(file) || !(isNamed || isJson(text)));
    } catch (MalformedDocumentException e) {
      return new ReadProfiles("", List.of(), List.of(e.problem()));
    }
  }

  /** Reads the same from a stream, such as the standard input. */
  public static ReadProfiles examine(InputStream stream) {
    try {
      String text = ProfileText.read(stream);
      return understood(text, !isJson(text));
    } catch (MalformedDocumentException e) {
      return new ReadProfiles("", List.of(), List.of(e.problem()));
    }
  }

  public static boolean isYaml(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  /**
   * Reads the profiles of a text.
   *
   * @param yaml whether its name says that it is YAML; the text itself decides if it can
   */
  public static ReadProfiles understood(String text, boolean yaml) {
    Problems problems = new Problems();
    List<LocatedProfile> profiles = List.of();
    boolean isJson = isJson(text);
    boolean isRead = true;
    try {
      if (isJson && text.charAt(0) == BYTE_ORDER_MARK) {
        problems.add(byteOrderMark());
      } else {
        Optional<LocatedValue> json = isJson ? json(text, yaml) : Optional.empty();
        profiles =
            ProfileFinder.find(
                json.isPresent() ? List.of(json.get()) : yaml(text, yaml),
                text,
                json.isPresent(),
                problems);
      }
    } catch (MalformedDocumentException e) {
      isRead = false;
      problems.add(e.problem());
    }
    List<ProfileProblem> found = problems.inOrder();
    Optional<ProfileProblem> template = TemplateBraces.find(text, isRead, found);
    return template.isPresent()
        ? new ReadProfiles(text, List.of(), List.of(template.get()))
        : new ReadProfiles(text, profiles, found);
  }

  private static boolean isJson(String text) {
    String begin = text.substring(text.startsWith("" + BYTE_ORDER_MARK) ? 1 : 0).stripLeading();
    return !begin.isEmpty() && "{[\"".indexOf(begin.charAt(0)) >= 0;
  }

  /** Empty if a file that is called YAML has flow style that is not JSON. */
  private static Optional<LocatedValue> json(String text, boolean yaml)
      throws MalformedDocumentException {
    try {
      return Optional.of(JsonDocument.read(text));
    } catch (MalformedDocumentException e) {
      if (yaml) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The documents of YAML, also in a file that is not called so. */
  private static List<LocatedValue> yaml(String text, boolean yaml)
      throws MalformedDocumentException {
    if (text.isBlank()) {
      JsonDocument.read(text);
    }
    try {
      List<LocatedValue> documents = YamlDocument.read(text);
      if (yaml || documents.stream().anyMatch(LocatedValue.Fields.class::isInstance)) {
        return documents;
      }
    } catch (MalformedDocumentException e) {
      if (yaml) {
        throw e;
      }
    }
    return List.of(JsonDocument.read(text));
  }

  private static ProfileProblem byteOrderMark() {
    return ProfileProblem.of(
            FormatProblem.ENCODING,
            new Span(1, 1, 0, 1),
            "begins with a byte order mark, which the runtime does not accept",
            "save the file as UTF-8 without it")
        .mendedBy(new TextEdit(0, 1, ""));
  }
}
