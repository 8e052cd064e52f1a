package io.github.kindproof.node;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.Syscall;
import io.github.kindproof.seccomp.SyscallTable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A parser of {@link AuditRecord}s; keeps the syscall tables that it has used. */
final class AuditRecordParser {
  private static final Pattern RECORD =
      Pattern.compile("type=1326 audit\\((\\d{1,12})\\.(\\d{3}):(\\d{1,18})\\): (.*)");
  private static final Pattern FIELD = Pattern.compile("(\\w+)=(\"[^\"]*\"|\\S+)");
  private static final Pattern HEX = Pattern.compile("(?:[0-9A-F]{2})+");

  private final Map<Architecture, Optional<SyscallTable>> tables =
      new EnumMap<>(Architecture.class);

  /**
   * Parse a line of the kernel log; empty if it is not a seccomp record. Programs with enough
   * rights can write lines there that only begin like one.
   */
  Optional<AuditRecord> parse(String text) {
    Matcher matcher = RECORD.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(record(matcher));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private AuditRecord record(Matcher matcher) {
    Map<String, String> fields = fields(matcher.group(4));
    Optional<Architecture> architecture =
        Architecture.ofAuditCode(Long.parseLong(fields.getOrDefault("arch", "0"), 16));
    return new AuditRecord(
        Instant.ofEpochSecond(Long.parseLong(matcher.group(1)))
            .plusMillis(Long.parseLong(matcher.group(2))),
        Long.parseLong(matcher.group(3)),
        fields.containsKey("ses") ? Long.parseLong(fields.get("ses")) : AuditRecord.NO_SESSION,
        Long.parseLong(fields.getOrDefault("pid", "0")),
        untrusted(fields.getOrDefault("comm", "?")),
        untrusted(fields.getOrDefault("exe", "?")),
        architecture,
        syscall(architecture, Integer.parseInt(fields.getOrDefault("syscall", "-1"))),
        SeccompAction.ofCode(Long.decode(fields.getOrDefault("code", "-1"))),
        Integer.parseInt(fields.getOrDefault("sig", "0")));
  }

  private Syscall syscall(Optional<Architecture> architecture, int number) {
    return architecture
        .flatMap(named -> tables.computeIfAbsent(named, AuditRecordParser::table))
        .map(table -> table.call(number))
        .orElseGet(() -> new Syscall("syscall_" + number, number));
  }

  private static Optional<SyscallTable> table(Architecture architecture) {
    try {
      return Optional.of(SyscallTable.of(architecture));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new HashMap<>();
    FIELD
        .matcher(text)
        .results()
        .forEach(field -> fields.putIfAbsent(field.group(1), field.group(2)));
    return fields;
  }

  /**
   * Decode a value in quotes, or in hexadecimal if it has a quote, space or unprintable character.
   */
  private static String untrusted(String value) {
    if (value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")) {
      return value.substring(1, value.length() - 1);
    }
    return HEX.matcher(value).matches()
        ? new String(HexFormat.of().parseHex(value), StandardCharsets.UTF_8)
        : value;
  }
}
