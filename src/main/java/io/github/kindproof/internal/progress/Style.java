package io.github.kindproof.internal.progress;

/** The styles of words on a terminal; the text means the same without them. */
public enum Style {
  BOLD(1),
  DIM(2),
  RED(31),
  GREEN(32),
  YELLOW(33);

  private final int code;

  Style(int code) {
    this.code = code;
  }

  /** The text in this style, or unchanged if colors are not wanted. */
  public String of(String text, Screen screen) {
    return screen.color() && !text.isEmpty() ? "\033[" + code + "m" + text + "\033[0m" : text;
  }
}
