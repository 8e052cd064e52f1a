package io.github.kindproof.seccomp.file;

import io.github.kindproof.BadInputException;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.file.LocatedValue.Fields;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads profile files. */
public final class ProfileFile {
  private static final String KIND = "SeccompProfile";

  /** Problems that do not keep a profile from working. */
  private static final Set<FormatProblem> WARNED_OF =
      Set.of(
          FormatProblem.UNKNOWN_KEY,
          FormatProblem.FOREIGN_KEY,
          FormatProblem.KEY_CASE,
          FormatProblem.TOO_NEW_SYSCALL);

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private ProfileFile() {}

  /**
   * Reads a profile in OCI's format and checks it against what libseccomp and runc know, more
   * strictly than they do: a misspelled syscall, which they ignore, is rejected here.
   *
   * @throws BadInputException with line and column
   */
  public static SeccompProfile read(Path file) {
    ReadProfiles read = examine(file, false);
    List<String> warnings = new ArrayList<>();
    for (ProfileProblem problem : read.problems()) {
      String place = problem.span().in(file.toString());
      if (problem.kind() instanceof FormatProblem kind && WARNED_OF.contains(kind)) {
        warnings.add(place + ": " + problem.what());
      } else {
        throw new BadInputException(place, problem.what(), problem.remedy());
      }
    }
    return read.profiles().get(0).profile(warnings);
  }

  /**
   * Reads the profiles of a file: one in OCI's format, or YAML with resources of the
   * security-profiles-operator. Returns all problems instead of throwing.
   */
  public static ReadProfiles examine(Path file) {
    return examine(file, isYaml(file));
  }

  public static boolean isYaml(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private static ReadProfiles examine(Path file, boolean yaml) {
    try {
      return understood(ProfileText.read(file), yaml);
    } catch (MalformedDocumentException e) {
      return new ReadProfiles("", List.of(), List.of(e.problem()));
    }
  }

  public static ReadProfiles understood(String text, boolean yaml) {
    Problems problems = new Problems();
    List<LocatedProfile> profiles = new ArrayList<>();
    try {
      if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
        problems.add(byteOrderMark());
      } else if (yaml) {
        resources(YamlDocument.read(text), profiles, problems);
      } else {
        document(JsonDocument.read(text), profiles, problems);
      }
    } catch (MalformedDocumentException e) {
      problems.add(e.problem());
    }
    return new ReadProfiles(text, profiles, problems.inOrder());
  }

  private static ProfileProblem byteOrderMark() {
    return ProfileProblem.of(
            FormatProblem.ENCODING,
            new Span(1, 1, 0, 1),
            "begins with a byte order mark, which the runtime does not accept",
            "save the file as UTF-8 without it")
        .mendedBy(new TextEdit(0, 1, ""));
  }

  private static void document(
      LocatedValue document, List<LocatedProfile> profiles, Problems problems) {
    if (document instanceof Fields object && object.text("kind").equals(KIND)) {
      resources(List.of(document), profiles, problems);
    } else {
      ProfileForm.understood(document, false, problems).ifPresent(profiles::add);
    }
  }

  private static void resources(
      List<LocatedValue> documents, List<LocatedProfile> profiles, Problems problems) {
    boolean found = false;
    for (LocatedValue document : documents) {
      if (document instanceof Fields object && object.text("kind").equals(KIND)) {
        found = true;
        LocatedValue spec = object.get("spec").orElse(object);
        ProfileForm.understood(spec, true, problems).ifPresent(profiles::add);
      }
    }
    if (!found) {
      problems.add(
          FormatProblem.SHAPE,
          Span.WHOLE_FILE,
          "has no resource of kind " + KIND,
          "name a profile in JSON, or YAML with such resources");
    }
  }
}
