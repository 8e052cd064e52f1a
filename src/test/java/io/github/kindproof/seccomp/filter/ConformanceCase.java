package io.github.kindproof.seccomp.filter;

import io.github.kindproof.internal.io.yaml.PlainYaml;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SyscallTable;
import io.github.kindproof.seccomp.bpf.SeccompData;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/**
 * An unusual profile, and a question about what a runtime makes of it; conformance.yaml explains
 * the fields.
 */
record ConformanceCase(
    String profile, @Nullable String specification, JsonNode json, String asked) {

  static List<ConformanceCase> read(String file) {
    return PlainYaml.packaged(ConformanceCase.class, file, new TypeReference<>() {});
  }

  /** Return what the specification says, or nothing. */
  String says() {
    return Objects.requireNonNullElse(specification, "");
  }

  /** Return the answer to the question, as the table has it. */
  String answer(OracleAnswer answer) {
    if (answer instanceof OracleAnswer.Built built) {
      return "`" + answer(built) + "`";
    }
    if (answer instanceof OracleAnswer.Refused refused) {
      return "refused: " + words(refused.reason());
    }
    return answer instanceof OracleAnswer.Failed failed
        ? "**fails**: " + words(failed.how())
        : "**no filter**";
  }

  private String answer(OracleAnswer.Built built) {
    return asked.equals("flags")
        ? Integer.toString(built.flags())
        : built.program().answer(call(Architecture.X86_64)).toString();
  }

  private static String words(String reason) {
    return "“" + reason.strip().replace("|", "\\|") + "”";
  }

  /** Parse a syscall and its arguments, such as {@code socket 0x100000028}. */
  private SeccompData call(Architecture architecture) {
    String[] parts = asked.split(" ");
    if (parts[0].equals("number")) {
      return SeccompData.of(architecture.auditCode(), Integer.decode(parts[1]));
    }
    long[] arguments = Arrays.stream(parts).skip(1).mapToLong(Long::decode).toArray();
    int number = SyscallTable.of(architecture).call(parts[0]).orElseThrow().number();
    return SeccompData.of(architecture.auditCode(), number, arguments);
  }
}
