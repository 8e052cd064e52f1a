package io.github.kindproof.internal.io.process;

import java.util.regex.Pattern;

/** Quotes words for a POSIX shell, so that a printed command can be pasted. Pure. */
public final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[\\p{Alnum}_@%+=:,./-]+");

  private ShellWord() {}

  /** The text as one word: unchanged if it is one for every shell, else in single quotes. */
  public static String of(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
