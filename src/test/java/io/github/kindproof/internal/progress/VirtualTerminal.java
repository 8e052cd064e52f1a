package io.github.kindproof.internal.progress;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands as much of a terminal's language as progress speaks, and shows what stands there. */
final class VirtualTerminal {
  private static final Pattern SEQUENCE = Pattern.compile("\033\\[(\\??)(\\d*)([A-Za-z])|(?s:.)");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);

  PrintStream out() {
    return out;
  }

  String written() {
    return bytes.toString(UTF_8);
  }

  List<String> lines() {
    List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
    int row = 0;
    int column = 0;
    Matcher next = SEQUENCE.matcher(written());
    while (next.find()) {
      String command = next.group(3);
      if (command == null && next.group().equals("\n")) {
        column = 0;
        if (++row == rows.size()) {
          rows.add(new StringBuilder());
        }
      } else if (command == null && next.group().equals("\r")) {
        column = 0;
      } else if (command == null) {
        StringBuilder line = rows.get(row);
        line.replace(column, Math.min(column + 1, line.length()), next.group());
        column++;
      } else if (command.equals("A")) {
        row -= Integer.parseInt(next.group(2));
      } else if (command.equals("K") || command.equals("J")) {
        StringBuilder line = rows.get(row);
        line.setLength(Math.min(column, line.length()));
        if (command.equals("J")) {
          rows.subList(row + 1, rows.size()).clear();
        }
      }
    }
    return rows.stream().map(StringBuilder::toString).filter(line -> !line.isEmpty()).toList();
  }
}
