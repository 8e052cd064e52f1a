package io.github.kindproof.internal.progress;

/** How a word looks on a terminal; it says the same without. */
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

  /** The text in this style, or as it is where colors are not welcome. */
  public String of(String text, Screen screen) {
    return screen.color() && !text.isEmpty() ? "\033[" + code + "m" + text + "\033[0m" : text;
  }
}
