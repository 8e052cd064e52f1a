package io.github.kindling.seccomp;

import io.github.kindling.failure.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads a profile, and refuses with file, line and remedy what is wrong in it. */
final class ProfileReader {
  private final JsonWalk json;
  private final ProfileWords words;
  private final ProfileNotes notes;
  private final List<Architecture> architectures = new ArrayList<>();
  private final List<String> flags = new ArrayList<>();
  private final List<SeccompRule> rules = new ArrayList<>();
  private @Nullable SeccompAction defaultAction;
  private OptionalInt defaultErrno = OptionalInt.empty();

  private ProfileReader(JsonWalk json) {
    this.json = json;
    words = new ProfileWords(json);
    notes = new ProfileNotes(json);
  }

  static SeccompProfile read(Path file) {
    if (Files.isDirectory(file)) {
      throw new BadInput(file.toString(), "is a folder, not a profile", "name a JSON file in it");
    }
    if (!Files.exists(file)) {
      throw new BadInput(file.toString(), "there is no such profile", "correct the path");
    }
    try (JsonWalk json = JsonWalk.open(file)) {
      return new ProfileReader(json).read();
    } catch (IOException e) {
      throw new BadInput(file.toString(), "cannot be read: " + e.getMessage(), "make it readable");
    }
  }

  private SeccompProfile read() throws IOException {
    json.document(this::field);
    if (defaultAction == null) {
      throw json.wrongAt(1, "has no defaultAction", "add one, for example \"SCMP_ACT_ERRNO\"");
    }
    return new SeccompProfile(
        defaultAction, defaultErrno, architectures, flags, rules, notes.warnings());
  }

  private void field(String name) throws IOException {
    switch (name) {
      case "defaultAction" -> defaultAction = words.defaultAction();
      case "defaultErrnoRet" -> defaultErrno = OptionalInt.of(words.errno(name));
      case "architectures" -> json.array(name, each -> architectures.add(words.architecture()));
      case "flags" -> json.array(name, each -> flags.add(words.flag()));
      case "syscalls" -> json.array(name, each -> rules.add(RuleReader.read(json, words, notes)));
      default -> notes.ignored(name);
    }
  }
}
