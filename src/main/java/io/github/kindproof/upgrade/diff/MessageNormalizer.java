package io.github.kindproof.upgrade.diff;

import java.util.regex.Pattern;

/**
 * The messages without the parts that differ from run to run: identifiers, addresses, times,
 * numbers of processes and of open files. Two that are then equal say the same.
 */
final class MessageNormalizer {
  private static final Pattern TIME =
      Pattern.compile("\\d{4}[-/]\\d\\d[-/]\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z?");
  private static final Pattern IDENTIFIER =
      Pattern.compile("\\b(?=[0-9a-f-]*\\d)[0-9a-f]{8,64}(-[0-9a-f]{4,12})*\\b");
  private static final Pattern ADDRESS = Pattern.compile("\\b\\d{1,3}(\\.\\d{1,3}){3}(:\\d+)?\\b");
  private static final Pattern NODE = Pattern.compile("\\bkindproof-[\\w-]+");
  private static final Pattern OPEN_FILE = Pattern.compile("(/fd/|\\bfd |\\bpid |/proc/)\\d+");
  private static final Pattern PROCESS = Pattern.compile("\\b\\d+#\\d+:");

  private MessageNormalizer() {}

  static String of(String message) {
    String text = TIME.matcher(message).replaceAll("TIME");
    text = IDENTIFIER.matcher(text).replaceAll("ID");
    text = ADDRESS.matcher(text).replaceAll("ADDRESS");
    text = NODE.matcher(text).replaceAll("NODE");
    text = OPEN_FILE.matcher(text).replaceAll("$1N");
    text = PROCESS.matcher(text).replaceAll("PROCESS");
    return text.strip();
  }
}
