package io.github.kindproof.internal.progress;

/** The styles of words on a terminal; the text means the same without them. */
public enum Style {
  BOLD(1),
  DIM(2),
  RED(31),
  GREEN(32),
  YELLOW(33);

  private static final String END = "\033[0m";

  private final int code;

  Style(int code) {
    this.code = code;
  }

  /** Return the length of a sequence of a style that begins at an index of a text, or 0. */
  static int lengthAt(String text, int at) {
    if (text.charAt(at) != '\033') {
      return 0;
    }
    for (Style each : values()) {
      for (String sequence : new String[] {each.begin(), END}) {
        if (text.startsWith(sequence, at)) {
          return sequence.length();
        }
      }
    }
    return 0;
  }

  private String begin() {
    return "\033[" + code + "m";
  }

  /** The text in this style, or unchanged if colors are not wanted. */
  public String of(String text, Screen screen) {
    return screen.color() && !text.isEmpty() ? begin() + text + END : text;
  }
}
